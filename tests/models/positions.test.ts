import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { abs, max, mul, sub, sum, type Tensor, tensor3d } from '../../src/engine/tfjs.ts';
import { attention } from '../../src/models/attention/layer.ts';
import { attentionWith, rotary, sinusoidal, speeds } from '../../src/models/parts/positions.ts';
import { Random } from '../../src/random.ts';

beforeAll(() => startEngine());

const draw = (T: number, d: number, seed = 1) => {
  const random = new Random(seed, 'positions');
  return tensor3d(
    Array.from({ length: T * d }, () => random.normal()),
    [1, T, d],
  );
};
const number = (x: Tensor) => x.dataSync()[0]!;

test('the first clock turns one radian a position, the last hardly at all', () => {
  expect(speeds(4)).toEqual([1, 0.01]);
});

test('a sinusoidal code is sine and cosine in turn', () => {
  const row = (sinusoidal(3, 4).arraySync() as number[][])[2]!;
  [Math.sin(2), Math.cos(2), Math.sin(0.02), Math.cos(0.02)].forEach((value, k) =>
    expect(row[k]).toBeCloseTo(value, 5),
  );
});

test('turning keeps lengths, leaves position 0 alone, and turns a pair by its angle', () => {
  const x = draw(5, 6);
  expect(number(max(abs(sub(sum(mul(x, x), 2), sum(mul(rotary(x), rotary(x)), 2)))))).toBeLessThan(1e-5);
  const turned = (rotary(tensor3d([1, 0, 1, 0], [1, 2, 2])).arraySync() as number[][][])[0]!;
  expect(turned[0]).toEqual([1, 0]);
  expect(turned[1]![0]).toBeCloseTo(Math.cos(1), 5);
  expect(turned[1]![1]).toBeCloseTo(Math.sin(1), 5);
});

test('an odd width is refused', () => {
  expect(() => sinusoidal(2, 3)).toThrow('odd');
});

test('without positions it is the attention of attention.ts, with them another', () => {
  const weights = attention(2).weights({ D: 8, H: 8 }, new Random(3));
  const x = draw(6, 8);
  const apart = (kind: 'none' | 'sinusoidal' | 'rotary') =>
    number(max(abs(sub(attentionWith(kind, 2).apply(weights, x), attention(2).apply(weights, x)))));
  expect(apart('none')).toBeLessThan(1e-5);
  expect(apart('sinusoidal')).toBeGreaterThan(0.01);
  expect(apart('rotary')).toBeGreaterThan(0.01);
});
