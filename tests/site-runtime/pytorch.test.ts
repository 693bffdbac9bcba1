/**
 * The PyTorch code that loads saved weights, read as Python reads it: what it gives to each parameter of torch.nn.GRU
 * computes, by PyTorch's documented layout, what our cell does with the weights that were saved.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Weights } from '../../src/define.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { add, cos, range, type Tensor, type Tensor3D, tensor } from '../../src/engine/tfjs.ts';
import type { Cell } from '../../src/models/cell.ts';
import { gru } from '../../src/models/gru/cell.ts';
import { lstm } from '../../src/models/lstm/cell.ts';
import { rnn } from '../../src/models/rnn/cell.ts';
import { unroll } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';
import { pytorchCode } from '../../src/site/runtime/files/pytorch.ts';
import { difference } from '../models/layers.ts';
import { rnnOracle } from '../oracles/elman.ts';
import { lstmOracle } from '../oracles/lstm.ts';
import { torchGruOracle } from '../oracles/torch-gru.ts';

type Nested = number[] | number[][];
type Saved = Weights;

/** A tensor's numbers as PyTorch would index them. */
const nested = ({ shape: [rows, columns], data }: { shape: number[]; data: ArrayLike<number> }): Nested =>
  columns === undefined
    ? Array.from(data)
    : Array.from({ length: rows! }, (_, row) => Array.from(data).slice(row * columns, (row + 1) * columns));

/** The value of the few expressions that the code is made of; throws at any other. */
function evaluated(expression: string, saved: Saved): Nested {
  const [, name] = /^weights\["([^"]+)"\]$/.exec(expression) ?? [];
  if (name) return nested(saved[name]!);
  const [, zeros] = /^torch\.zeros\((\d+)\)$/.exec(expression) ?? [];
  if (zeros) return Array<number>(Number(zeros)).fill(0);
  const [, parts] = /^torch\.cat\(\[(.+)\]\)$/.exec(expression) ?? [];
  if (parts) return parts.split(', ').flatMap((part) => evaluated(part, saved) as number[]);
  throw new Error(`not understood: ${expression}`);
}

/** What the code loads into a module: each parameter by its name. */
function loaded(code: string, module: string, saved: Saved): Record<string, Nested> {
  const [, table] = new RegExp(`^${module}\\.load_state_dict\\(\\{([^}]+)\\}\\)`, 'm').exec(code)!;
  return Object.fromEntries(
    [...table!.matchAll(/"(\w+)": (.+?)(?=,\s+"|$)/gs)].map(([, key, value]) => [key, evaluated(value!, saved)]),
  );
}

const [T, D, H, K] = [6, 3, 4, 5];

/** Weights of a cell with biases that are all different, as a file holds them, and what the cell makes of x with them. */
function trained(cell: Cell, net: string) {
  const random = new Random(8, net);
  const weights = Object.fromEntries(
    Object.entries(cell.weights({ D, H }, random)).map(([name, one]) => [
      name,
      one.rank === 1 ? add(one, cos(range(0, one.size))) : one,
    ]),
  );
  const x = Array.from({ length: T }, () => Array.from({ length: D }, () => random.normal()));
  const held = (one: Tensor) => ({ shape: one.shape, data: Float32Array.from(one.dataSync()) });
  const saved: Saved = {
    ...Object.fromEntries(Object.entries(weights).map(([name, one]) => [`${net}/layer.${name}`, held(one)])),
    [`${net}/V`]: { shape: [K, H], data: new Float32Array(K * H) },
    [`${net}/v`]: { shape: [K], data: new Float32Array(K) },
  };
  return { saved, x, h: unroll(cell, weights, tensor([x]) as Tensor3D).h.arraySync()[0]! };
}

/** What a recurrent module of PyTorch without a bias inside its gates makes of the sum of its two biases. */
const summed =
  (oracle: (weights: never, x: number[][]) => number[][]) => (parameters: Record<string, Nested>, x: number[][]) =>
    oracle(
      {
        W: parameters.weight_ih_l0,
        U: parameters.weight_hh_l0,
        b: (parameters.bias_ih_l0 as number[]).map((one, k) => one + (parameters.bias_hh_l0 as number[])[k]!),
      } as never,
      x,
    );

beforeAll(() => startEngine());

describe('the code that loads weights in PyTorch', () => {
  test.each<[string, string, Cell, (parameters: never, x: number[][]) => number[][]]>([
    ['rnn', 'RNN', rnn() as never, summed(rnnOracle(Math.tanh)) as never],
    ['lstm', 'LSTM', lstm as never, summed(lstmOracle as never) as never],
    ['gru', 'GRU', gru() as never, torchGruOracle as never],
  ])('of a %s fills torch.nn.%s so that it computes what the cell computes', (net, module, cell, oracle) => {
    const { saved, x, h } = trained(cell, net);
    const code = pytorchCode(saved, 'mine.safetensors');
    expect(code).toContain(`${net} = torch.nn.${module}(${D}, ${H}, batch_first=True)`);
    const parameters = loaded(code, net, saved);
    expect(Object.keys(parameters).sort()).toEqual(['bias_hh_l0', 'bias_ih_l0', 'weight_hh_l0', 'weight_ih_l0']);
    expect(difference(oracle(parameters as never, x), h)).toBeLessThanOrEqual(2e-6);
  });
});

test('torch.nn.GRU as documented is what PyTorch computed for the vectors that are kept', () => {
  const { cases } = JSON.parse(readFileSync(new URL('../fixtures/vectors.json', import.meta.url), 'utf8'));
  const known = cases.filter(({ kind, B, T }: any) => kind === 'gru' && B === 1 && T > 1);
  expect(known.length).toBeGreaterThanOrEqual(1);
  for (const { weights, x, h0, y } of known) {
    const parameters = Object.fromEntries(
      Object.entries(weights).map(([name, one]) => [name, nested(one as Saved[string])]),
    );
    const inputs = nested({ shape: [x.shape[0], x.shape[2]], data: x.data }) as number[][];
    expect(difference(torchGruOracle(parameters as never, inputs, h0.data).flat(), y.data)).toBeLessThanOrEqual(2e-6);
  }
});
