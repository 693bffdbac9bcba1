import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { type KernelBuild, useKernels } from '../../src/engine/kernels.ts';
import { Random } from '../../src/random.ts';
import { dot } from '../oracles/vectors.ts';
import { difference, layers, type Numbers, outputAndGradients } from './layers.ts';

/** Numbers that float32 and float64 hold alike. */
const draw = (random: Random, ...[length, ...rest]: number[]): Numbers =>
  length === undefined ? Math.round(random.normal() * 128) / 256 : Array.from({ length }, () => draw(random, ...rest));

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
/** What a layer's weights are, by its name or that of its fixture. */
const shapesOf = (name: string, H: number, D: number, N: number) => shapes(H, D, N)[layers[name].fixture ?? name];
const drawAll = (random: Random, table: Record<string, number[]>) =>
  Object.fromEntries(Object.entries(table).map(([key, shape]) => [key, draw(random, ...shape)]));

const builds: KernelBuild[] = ['relaxed', 'simd', 'none'];
const cases = builds.flatMap((build) => Object.entries(layers).map(([name, layer]) => [name, build, layer] as const));

describe.each(cases)('%s, with kernels: %s,', (name, build, { layer, oracle }) => {
  beforeAll(async () => {
    await startEngine();
    await useKernels(build);
  });

  test('is the paper’s equation in float64, over forty steps', () => {
    const random = new Random(3, name);
    const weights = drawAll(random, shapesOf(name, 6, 6, 4));
    const x = draw(random, 40, 6) as number[][];
    const expected = oracle(weights as never, x);
    const { y } = outputAndGradients(layer, weights, [x], [expected]);
    expect(difference(y, [expected])).toBeLessThanOrEqual(5e-6);
  });

  test('has the gradients that finite differences of that equation give', () => {
    const random = new Random(4, name);
    const weights = drawAll(random, shapesOf(name, 4, 3, 2));
    const x = draw(random, 5, 3) as number[][];
    const R = oracle(weights as never, x).map((row) => row.map(() => draw(random) as number));
    const { gradients } = outputAndGradients(layer, weights, [x], [R]);
    const loss = () => dot(R.flat(), oracle(weights as never, x).flat());
    for (const [key, numbers] of Object.entries({ ...weights, x: [x] as Numbers })) {
      const expected = slopes(numbers as Numbers[], loss);
      expect(difference(gradients[key], expected), `gradient of ${key}`).toBeLessThanOrEqual(1e-5);
    }
  });
});

/** Central differences of `loss` along every entry of `numbers`, which are moved and put back. */
function slopes(numbers: Numbers[], loss: () => number, by = 1e-4): Numbers[] {
  return numbers.map((entry, k) => {
    if (typeof entry !== 'number') return slopes(entry, loss, by);
    const at = (moved: number) => ((numbers[k] = moved), loss());
    const slope = (8 * (at(entry + by) - at(entry - by)) - (at(entry + 2 * by) - at(entry - 2 * by))) / (12 * by);
    numbers[k] = entry;
    return slope;
  });
}
