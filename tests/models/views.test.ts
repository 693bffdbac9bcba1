import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { useKernels, useQuickestKernels } from '../../src/engine/kernels.ts';
import type { Tensor1D, Tensor3D } from '../../src/engine/tfjs.ts';
import {
  add,
  concat,
  cos,
  mul,
  range,
  slice,
  sub,
  sum,
  tensor3d,
  variable,
  variableGrads,
  zeros,
} from '../../src/engine/tfjs.ts';
import { attentionCell } from '../../src/models/attention/cell.ts';
import { attend, attention, attentionBlock, gathered } from '../../src/models/attention/layer.ts';
import type { Cell, Layer, Tensors } from '../../src/models/cell.ts';
import { deltaNet } from '../../src/models/deltanet/cell.ts';
import { gru } from '../../src/models/gru/cell.ts';
import { linearAttention } from '../../src/models/linear-attention/cell.ts';
import { lstm, lstmWithForgetBias } from '../../src/models/lstm/cell.ts';
import { mamba } from '../../src/models/mamba/layer.ts';
import { s6, scan, select } from '../../src/models/mamba/s6.ts';
import { minGru } from '../../src/models/min-gru/cell.ts';
import { rnn } from '../../src/models/rnn/cell.ts';
import { s4dBlock } from '../../src/models/s4d/block.ts';
import { convolved, discretize, kernel, s4d, s4dCell } from '../../src/models/s4d/cell.ts';
import { tcnCell } from '../../src/models/tcn/cell.ts';
import { dilated, receptiveField, tcn } from '../../src/models/tcn/layer.ts';
import { transformerBlock, transformerBlockCell } from '../../src/models/transformer/block.ts';
import { recurrent, run, unroll } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';
import { difference } from './layers.ts';

const [B, T, H] = [2, 40, 4];
const sizes = { D: H, H };
let x: Tensor3D;

beforeAll(async () => {
  await startEngine();
  const random = new Random(1);
  x = tensor3d(
    Float32Array.from({ length: B * T * H }, () => random.normal()),
    [B, T, H],
  );
});

describe('the diagonal state space model', () => {
  const weights = () => s4dCell.weights({ ...sizes, N: 6 }, new Random(2));

  test('gives the same as a recurrence and as a convolution', () => {
    const steps = unroll(s4dCell, weights(), x).h.arraySync();
    for (const view of [convolved, s4d.apply])
      expect(difference(view(weights(), x).arraySync(), steps)).toBeLessThanOrEqual(2e-6);
  });

  test('has as its kernel what one input of 1 does later', () => {
    const impulse = concat([add(zeros([1, 1, H]), 1), zeros([1, T - 1, H])], 1) as Tensor3D;
    const response = unroll(s4dCell, { ...weights(), D: zeros([H]) }, impulse).h;
    expect(difference([kernel(weights(), T).arraySync()], response.arraySync())).toBeLessThanOrEqual(2e-6);
  });

  test('cannot grow, whatever the weights: |Ā| < 1', () => {
    const wild = { ...weights(), logDecay: mul(weights().logDecay, 9), frequency: mul(weights().frequency, -50) };
    const { re, im } = discretize(wild as never).Abar;
    expect(Math.max(...add(mul(re, re), mul(im, im)).dataSync())).toBeLessThan(1);
  });

  test('is linear: the response to a sum is the sum of the responses', () => {
    const other = mul(x, x) as Tensor3D;
    const [first, second, both] = [x, other, add(x, other) as Tensor3D].map((input) => s4d.apply(weights(), input));
    expect(difference(both.arraySync(), (add(first, second) as Tensor3D).arraySync())).toBeLessThanOrEqual(2e-6);
  });
});

describe('attention', () => {
  test.each([1, 2])(
    'with %d heads reads several positions at once onto its cache as it reads them one by one',
    (heads) => {
      const cell = attentionCell(heads);
      const weights = cell.weights(sizes, new Random(3));
      const { states } = unroll(cell, weights, x);
      const first = run(cell, weights, slice(x, [0, 0, 0], [B, 15, H]));
      const rest = run(cell, weights, slice(x, [0, 15, 0], [B, T - 15, H]), first.last);
      const apart = (view: typeof rest.last, part: 'h' | 'keys' | 'values', at: number) =>
        difference([view[part].arraySync()] as never, [states[at]![part].arraySync()] as never);
      for (const part of ['h', 'keys', 'values'] as const) {
        expect(apart(first.last, part, 14)).toBeLessThanOrEqual(2e-6);
        expect(apart(rest.last, part, T - 1)).toBeLessThanOrEqual(2e-6);
      }
      const whole = attention(heads).apply(weights, x);
      expect(difference(concat([first.h, rest.h], 1).arraySync(), whole.arraySync())).toBeLessThanOrEqual(2e-6);
    },
  );

  test.each([1, 2, 4])('with %d heads gives the same with a cache of keys and values as without', (heads) => {
    const weights = attention(heads).weights(sizes, new Random(3));
    const { h, states } = unroll(attentionCell(heads), weights, x);
    expect(difference(h.arraySync(), attention(heads).apply(weights, x).arraySync())).toBeLessThanOrEqual(2e-6);
    expect(states.map(({ keys }) => keys.shape[1])).toEqual(Array.from({ length: T }, (_, t) => t + 1));
  });

  test('shares out exactly 1 per query, and nothing to later positions unless told so', () => {
    const masked = attend(x, x, x).weights.arraySync();
    const open = attend(x, x, x, { causal: false }).weights.arraySync();
    for (const [t, row] of masked[0].entries()) {
      expect(row.reduce((total, share) => total + share)).toBeCloseTo(1, 5);
      expect(row.slice(t + 1).every((share) => share === 0)).toBe(true);
    }
    expect(open[0][0].every((share) => share > 0)).toBe(true);
  });

  test('gives nothing of a later value to an earlier query, however large it is', () => {
    const large = concat([slice(x, [0, 0, 0], [B, 30, H]), add(mul(slice(x, [0, 30, 0]), 0), 3e38)], 1) as Tensor3D;
    const [before, after] = [x, large].map((v) => slice(gathered(x, x, v, 2), [0, 0, 0], [B, 30, H]).arraySync());
    expect(after).toEqual(before);
  });

  test('refuses a width that its heads cannot share', () => {
    expect(() => attention(3).weights(sizes, new Random(3))).toThrow(
      '3 heads cannot share 4 units: make H a multiple.',
    );
    expect(() => gathered(x, x, x, 3)).toThrow('3 heads cannot share 4 units: make H a multiple.');
  });

  test('in its block is added to what came in', () => {
    const weights = attention().weights(sizes, new Random(3));
    const added = sub(attentionBlock().apply(weights, x), x).arraySync() as number[][][];
    expect(difference(added, attention().apply(weights, x).arraySync())).toBeLessThanOrEqual(1e-6);
  });
});

describe('the transformer block', () => {
  test.each([1, 2, 4])('with %d heads gives the same with a cache as without', (heads) => {
    const weights = biased(transformerBlock(heads).weights(sizes, new Random(8)));
    const { h } = unroll(transformerBlockCell(heads), weights, x);
    expect(difference(h.arraySync(), transformerBlock(heads).apply(weights, x).arraySync())).toBeLessThanOrEqual(2e-6);
  });

  test('refuses to change the width, which it adds to', () => {
    expect(() => transformerBlock().weights({ D: 3, H: 4 }, new Random(8))).toThrow(
      'A transformer block has as many units as inputs: 4 cannot follow 3.',
    );
  });
});

/** Weights whose biases are not 0 and whose gains are not 1. */
const biased = <W extends Tensors>(weights: W) =>
  Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [
      name,
      weight.rank === 1 ? add(weight, mul(0.3, cos(range(0, weight.size)))) : weight,
    ]),
  ) as W;

const cached: Record<string, Cell> = {
  attention: attentionCell(2) as never,
  'the transformer block': transformerBlockCell(2) as never,
  'a diagonal state space model': s4dCell as never,
  'a temporal convolutional network': tcnCell({ taps: 3, blocks: 3 }) as never,
};

test.each(Object.entries(cached))(
  '%s reads ahead and goes on from there: what it is given at once fills the state',
  (_, cell) => {
    const weights = biased(cell.weights(sizes, new Random(9)));
    const [first, second] = [slice(x, [0, 0, 0], [B, 15, H]), slice(x, [0, 15, 0])];
    const ahead = run(cell, weights, first as Tensor3D);
    const further = run(cell, weights, second as Tensor3D, ahead.last);
    const { h, states } = unroll(cell, weights, x);
    expect(difference(concat([ahead.h, further.h], 1).arraySync(), h.arraySync())).toBeLessThanOrEqual(2e-6);
    for (const [name, state] of Object.entries(states.at(-1)!)) {
      expect(
        difference(further.last[name]!.arraySync() as never, state.arraySync() as never),
        name,
      ).toBeLessThanOrEqual(2e-6);
    }
  },
);

describe('a temporal convolutional network', () => {
  test.each([
    [2, 2],
    [3, 3],
    [4, 2],
  ])('of %i taps and %i blocks is reached by as many steps as it should be, and by no more', (taps, blocks) => {
    const shape = { taps, blocks };
    const field = receptiveField(shape);
    const layer = tcn(shape);
    const weights = layer.weights({ D: 1, H: 6 }, new Random(8));
    // Weights above 0 keep every way open: relu then lets all through.
    const open = Object.fromEntries(
      Object.entries(weights).map(([name, weight]) => [name, add(mul(weight, weight), 0.01)]),
    );
    const length = field + 3;
    const last = (at: number) => {
      const impulse = tensor3d(
        Array.from({ length }, (_, t) => Number(t === at)),
        [1, length, 1],
      );
      return slice(layer.apply(open as never, impulse), [0, length - 1, 0], [1, 1, 6]).arraySync();
    };
    const silent = last(-1);
    const reaching = Array.from({ length }, (_, back) => difference(last(length - 1 - back), silent) > 0);
    expect(reaching).toEqual(Array.from({ length }, (_, back) => back < field));
  });

  test('convolves the same with and without its kernel, at gaps wider than the sequence too', async () => {
    const random = new Random(9);
    const W = tensor3d(
      Float32Array.from({ length: 3 * 5 * H }, () => random.normal()),
      [3, 5, H],
    );
    const b = zeros([5]) as Tensor1D;
    for (const gap of [1, 7, 60]) {
      const quick = dilated(W, b, x, gap).arraySync();
      await useKernels('none');
      expect(difference(quick, dilated(W, b, x, gap).arraySync())).toBeLessThanOrEqual(2e-6);
      await useQuickestKernels();
    }
  });
});

describe('selection', () => {
  const weights = () => s6().weights(sizes, new Random(4));

  test('switched off makes the model linear; switched on it is not', () => {
    const doubled = (layer: Layer) => {
      const [once, twice] = [x, mul(x, 2) as Tensor3D].map((input) => layer.apply(weights(), input));
      return difference(twice.arraySync(), (mul(once, 2) as Tensor3D).arraySync());
    };
    expect(doubled(s6(false))).toBeLessThanOrEqual(2e-6);
    expect(doubled(s6(true))).toBeGreaterThan(0.01);
  });

  test('by a step size of 0 passes an input over: the state stays as it is', () => {
    const chosen = select(weights(), x);
    const last = (delta: Tensor3D) => scan(weights(), x, { ...chosen, delta }).last.arraySync();
    expect(difference(last(zeros(chosen.delta.shape)), zeros([B, H, 8]).arraySync())).toBe(0);
    expect(difference(last(chosen.delta), zeros([B, H, 8]).arraySync())).toBeGreaterThan(0.01);
  });
});

const layers: Record<string, Layer> = {
  elman: recurrent(rnn()),
  lstm: recurrent(lstm),
  'gru (reset after)': recurrent(gru()),
  'gru (reset before)': recurrent(gru('before')),
  'min-gru': recurrent(minGru),
  attention: attention(2),
  'attention block': attentionBlock(),
  'transformer block': transformerBlock(2),
  s4d,
  's4d block': s4dBlock,
  'linear attention': recurrent(linearAttention(2)),
  DeltaNet: recurrent(deltaNet(2)),
  'reflecting DeltaNet': recurrent(deltaNet(2, 2)),
  TCN: tcn({ taps: 3, blocks: 3 }) as never,
  s6: s6(),
  's6 without selection': s6(false),
  mamba: mamba(),
  'mamba without selection': mamba(s6(false)),
  'mamba around s4d': mamba(s4d),
};

describe.each(['wasm', 'cpu'] as const)('on %s', (backend) => {
  beforeAll(() => startEngine(backend));

  test.each(Object.entries(layers))('%s is causal: a later input changes no earlier output', (_, layer) => {
    const weights = layer.weights(sizes, new Random(5));
    const changed = concat([slice(x, [0, 0, 0], [B, 30, H]), mul(slice(x, [0, 30, 0]), -3)], 1) as Tensor3D;
    const [before, after] = [x, changed].map((input) => layer.apply(weights, input));
    const part = (y: Tensor3D, from: number, count: number) => slice(y, [0, from, 0], [B, count, H]).arraySync();
    expect(difference(part(before, 0, 30), part(after, 0, 30))).toBeLessThanOrEqual(1e-6);
    expect(difference(part(before, 30, 10), part(after, 30, 10))).toBeGreaterThan(0.001);
  });

  test.each(Object.entries(layers))('%s has a finite gradient for every weight', (_, layer) => {
    const weights = layer.weights(sizes, new Random(6));
    const variables = Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, variable(weight)]));
    const { grads } = variableGrads(() => sum(mul(layer.apply(variables, x), layer.apply(variables, x))));
    const largest = Object.values(grads).map((one) => Math.max(...one.dataSync().map(Math.abs)));
    expect(largest).toHaveLength(Object.keys(weights).length);
    expect(largest.every((size) => Number.isFinite(size) && size > 0)).toBe(true);
  });
});

test('a fresh LSTM has its forget bias in the rows of f and nowhere else', () => {
  for (const bias of [0, 1, 4]) {
    const { b } = lstmWithForgetBias(bias).weights({ D: 3, H: 2 }, new Random(7));
    expect([...b.dataSync()]).toEqual([0, 0, bias, bias, 0, 0, 0, 0]);
  }
  expect(lstm.weights({ D: 3, H: 1 }, new Random(7)).b.dataSync()[1]).toBe(1);
});
