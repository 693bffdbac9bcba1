/** Every layer that is tested against PyTorch and the oracles. */

import type { Tensor, Tensor3D } from '../../src/engine/tfjs.ts';
import { grads, mul, sum, tensor, tidy } from '../../src/engine/tfjs.ts';
import { attention } from '../../src/models/attention/layer.ts';
import type { Layer } from '../../src/models/cell.ts';
import { deltaNet } from '../../src/models/deltanet/cell.ts';
import { gru } from '../../src/models/gru/cell.ts';
import { linearAttention } from '../../src/models/linear-attention/cell.ts';
import { lstm } from '../../src/models/lstm/cell.ts';
import { mamba, shortConvolution } from '../../src/models/mamba/layer.ts';
import { s6 } from '../../src/models/mamba/s6.ts';
import { minGru } from '../../src/models/min-gru/cell.ts';
import { bidirectional } from '../../src/models/parts/bidirectional.ts';
import { layerNorm, rmsNorm } from '../../src/models/parts/norm.ts';
import { models } from '../../src/models/registry.ts';
import { rnn } from '../../src/models/rnn/cell.ts';
import { convolved, s4d, s4dCell } from '../../src/models/s4d/cell.ts';
import { tcn } from '../../src/models/tcn/layer.ts';
import { transformerBlock } from '../../src/models/transformer/block.ts';
import { recurrent } from '../../src/models/unroll.ts';
import type { Random } from '../../src/random.ts';
import { attentionOracle } from '../oracles/attention.ts';
import { bidirectionalOracle } from '../oracles/bidirectional.ts';
import { deltaNetOracle } from '../oracles/deltanet.ts';
import { rnnOracle } from '../oracles/elman.ts';
import { gruOracle } from '../oracles/gru.ts';
import { linearAttentionOracle } from '../oracles/linear-attention.ts';
import { lstmOracle } from '../oracles/lstm.ts';
import { mambaOracle, shortConvolutionOracle } from '../oracles/mamba.ts';
import { minGruOracle } from '../oracles/min-gru.ts';
import { layerNormOracle, rmsNormOracle } from '../oracles/norm.ts';
import { s4dOracle } from '../oracles/s4d.ts';
import { s6Oracle } from '../oracles/s6.ts';
import { tcnOracle } from '../oracles/tcn.ts';
import { transformerBlockOracle } from '../oracles/transformer-block.ts';

/** Nested arrays of numbers, as in JSON. */
export type Numbers = number | Numbers[];
/** The paper's equations in float64: weights and one sequence [T,D] in, the outputs [T,H] out. */
type Oracle = (weights: never, x: number[][]) => number[][];

const convolution: Layer = { weights: () => ({}), apply: ({ K, k }, x) => shortConvolution(K as never, k as never, x) };
type Norm = { gain: number[]; bias: number[] };
const layerNormLayer: Layer = {
  weights: () => ({}),
  apply: ({ gain, bias }, x) => layerNorm(x, gain as never, bias as never),
};
const rmsNormLayer: Layer = { weights: () => ({}), apply: ({ gain }, x) => rmsNorm(x, gain as never) };

/** The oracles of models that are in no other list: tests/oracles/<id>.ts, default export. */
const oracles = import.meta.glob<Oracle | undefined>('../oracles/*.ts', { import: 'default', eager: true });
const byFolder = Object.entries(models).flatMap(([id, { layer }]) => {
  const oracle = oracles[`../oracles/${id}.ts`];
  return oracle ? [[id, { layer: layer(), oracle }] as const] : [];
});

/** Layers with their oracles, and the name of the fixture where it is another's too. */
export const layers: Record<string, { layer: Layer; oracle: Oracle; fixture?: string }> = {
  ...Object.fromEntries(byFolder),
  'elman-tanh': { layer: recurrent(rnn()), oracle: rnnOracle(Math.tanh) },
  'elman-relu': { layer: recurrent(rnn('relu')), oracle: rnnOracle((sum) => Math.max(sum, 0)) },
  lstm: { layer: recurrent(lstm), oracle: lstmOracle },
  'gru-after': { layer: recurrent(gru('after')), oracle: gruOracle('after') },
  'gru-before': { layer: recurrent(gru('before')), oracle: gruOracle('before') },
  bidirectional: { layer: bidirectional(recurrent(rnn()) as never) as never, oracle: bidirectionalOracle as never },
  'attention-1': { layer: attention(), oracle: attentionOracle(1) },
  'attention-2': { layer: attention(2), oracle: attentionOracle(2) },
  'linear-attention-1': { layer: recurrent(linearAttention()), oracle: linearAttentionOracle(1) },
  'linear-attention-2': { layer: recurrent(linearAttention(2)), oracle: linearAttentionOracle(2) },
  deltanet: { layer: recurrent(deltaNet(2)), oracle: deltaNetOracle(2, 1) },
  'deltanet-reflecting': { layer: recurrent(deltaNet(1, 2)), oracle: deltaNetOracle(1, 2) },
  'short-convolution': { layer: convolution, oracle: shortConvolutionOracle },
  'min-gru': { layer: recurrent(minGru), oracle: minGruOracle },
  tcn: { layer: tcn({ taps: 2, blocks: 2 }) as never, oracle: tcnOracle as never },
  s4d: { layer: s4d, oracle: s4dOracle },
  's4d as a convolution': { layer: { ...s4d, apply: convolved } as Layer, oracle: s4dOracle, fixture: 's4d' },
  's4d as a cell': { layer: recurrent(s4dCell) as Layer, oracle: s4dOracle, fixture: 's4d' },
  s6: { layer: s6(), oracle: s6Oracle },
  mamba: { layer: mamba(), oracle: mambaOracle },
  'layer-norm': {
    layer: layerNormLayer,
    oracle: ({ gain, bias }: Norm, x) => x.map((row) => layerNormOracle(row, gain, bias)),
  },
  'rms-norm': { layer: rmsNormLayer, oracle: ({ gain }: Norm, x) => x.map((row) => rmsNormOracle(row, gain)) },
  'transformer-block': { layer: transformerBlock(), oracle: transformerBlockOracle(1) },
};

/** Numbers that float32 and float64 hold alike. */
export const draw = (random: Random, ...[length, ...rest]: number[]): Numbers =>
  length === undefined ? Math.round(random.normal() * 128) / 256 : Array.from({ length }, () => draw(random, ...rest));

/** The shapes of the weights of each layer. */
const shapes = (H: number, D: number, N: number): Record<string, Record<string, number[]>> => {
  const stacked = (blocks: number) => ({ W: [blocks * H, D], U: [blocks * H, H], b: [blocks * H] });
  const heads = { Wq: [H, D], Wk: [H, D], Wv: [H, D], Wo: [H, H] };
  const scan = (E: number) => ({ P: [1 + 2 * N, E], Q: [E, 1], p: [E], logA: [E, N], D: [E] });
  return {
    'elman-tanh': stacked(1),
    'elman-relu': stacked(1),
    lstm: stacked(4),
    'gru-after': { ...stacked(3), d: [H] },
    'gru-before': { ...stacked(3), d: [H] },
    'attention-1': heads,
    'attention-2': heads,
    'linear-attention-1': heads,
    'linear-attention-2': heads,
    deltanet: { ...heads, Wbeta: [2, D] },
    'deltanet-reflecting': { ...heads, Wbeta: [1, D] },
    'short-convolution': { K: [D, 4], k: [D] },
    'min-gru': { W: [2 * H, D], b: [2 * H] },
    bidirectional: Object.fromEntries(
      ['forward', 'backward'].flatMap((way) =>
        Object.entries(stacked(1)).map(([key, shape]) => [`${way}.${key}`, shape]),
      ),
    ),
    tcn: {
      W0: [2, H, D],
      b0: [H],
      V0: [2, H, H],
      v0: [H],
      ...(D === H ? {} : { R0: [H, D] }),
      W1: [2, H, H],
      b1: [H],
      V1: [2, H, H],
      v1: [H],
    },
    s4d: { logDecay: [D, N], frequency: [D, N], Cre: [D, N], Cim: [D, N], D: [D], logStep: [D] },
    s6: scan(D),
    mamba: { Win: [4 * H, D], K: [2 * H, 4], k: [2 * H], Wout: [H, 2 * H], ...scan(2 * H) },
    'layer-norm': { gain: [D], bias: [D] },
    'rms-norm': { gain: [D] },
    'transformer-block': {
      Wq: [D, D],
      Wk: [D, D],
      Wv: [D, D],
      Wo: [D, D],
      W1: [4 * D, D],
      b1: [4 * D],
      W2: [D, 4 * D],
      b2: [D],
      gain1: [D],
      bias1: [D],
      gain2: [D],
      bias2: [D],
    },
  };
};
/** Weights of a layer, by its name or that of its fixture: H units, D inputs, N numbers of state where it has them. */
export const weightsOf = (name: string, random: Random, H: number, D: number, N: number) =>
  Object.fromEntries(
    Object.entries(
      shapes(H, D, N)[layers[name].fixture ?? name] ?? models[name].weights({ D, H, N, depth: 1, T: 1 }),
    ).map(([key, shape]) => [key, draw(random, ...shape)]),
  );

/** The output of a layer for x [B,T,D], and the gradients of sum(R ⊙ output), by name, `x` among them. */
export function outputAndGradients(layer: Layer, weights: Record<string, Numbers>, x: Numbers, R: Numbers) {
  return tidy(() => {
    const names = Object.keys(weights);
    const given = [x, ...Object.values(weights)].map((numbers) => tensor(numbers as number[]));
    const apply = (input: Tensor, ...rest: Tensor[]) =>
      layer.apply(Object.fromEntries(names.map((name, k) => [name, rest[k]])), input as Tensor3D);
    const weighed = (input: Tensor, ...rest: Tensor[]) => sum(mul(tensor(R as number[]), apply(input, ...rest)));
    const slopes = grads(weighed as (...all: Tensor[]) => Tensor)(given);
    return {
      y: apply(given[0], ...given.slice(1)).arraySync() as Numbers,
      gradients: Object.fromEntries(['x', ...names].map((name, k) => [name, slopes[k].arraySync() as Numbers])),
    };
  });
}

const flat = (numbers: Numbers): number[] => [numbers].flat(Infinity as 1) as number[];

/** The largest difference, as a share of the largest value expected (or of 0.01, where all are smaller). */
export function difference(actual: Numbers, expected: Numbers): number {
  const [a, b] = [flat(actual), flat(expected)];
  if (a.length !== b.length) throw new Error(`${a.length} numbers where ${b.length} are expected.`);
  const largest = (values: number[]) => Math.max(...values.map(Math.abs));
  return largest(a.map((value, k) => value - b[k])) / Math.max(0.01, largest(b));
}
