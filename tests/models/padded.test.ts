import { beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { scope } from '../../src/engine/scope.ts';
import { slice, type Tensor3D, tensor } from '../../src/engine/tfjs.ts';
import type { Cell } from '../../src/models/cell.ts';
import { gru } from '../../src/models/gru/cell.ts';
import { lstm } from '../../src/models/lstm/cell.ts';
import { readMasked, readPacked, turned } from '../../src/models/parts/padded.ts';
import { rnn } from '../../src/models/rnn/cell.ts';
import { run } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';

const [B, T, D, H] = [4, 7, 3, 5];
const LENGTHS = [3, 7, 1, 7];
const CELLS: [string, Cell][] = [
  ['rnn', rnn() as Cell],
  ['gru', gru() as Cell],
  ['lstm', lstm as Cell],
];
const numbers = (value: { dataSync(): ArrayLike<number> }) => Array.from(value.dataSync());

beforeAll(() => startEngine());

describe.each(CELLS)('a padded batch read by a cell: %s', (_, cell) => {
  const read = () => {
    const random = new Random(3, 'padded');
    const weights = cell.weights({ D, H }, random);
    // What stands in the padding must not matter.
    const x = tensor(
      Array.from({ length: B * T * D }, () => random.normal()),
      [B, T, D],
    ) as Tensor3D;
    const alone = LENGTHS.map((length, row) => run(cell, weights, slice(x, [row, 0, 0], [1, length, D])));
    return { weights, x, alone };
  };

  it('with a mask, holds each state and each h from the last real step on', () =>
    scope(() => {
      const { weights, x, alone } = read();
      const mask = LENGTHS.map((length) => Array.from({ length: T }, (__, t) => t < length));
      const { h, last } = readMasked(cell, weights, x, mask);
      LENGTHS.forEach((length, row) => {
        for (const [name, part] of Object.entries(alone[row].last))
          numbers(slice(last[name], row, 1)).forEach((value, k) => expect(value).toBeCloseTo(numbers(part)[k], 6));
        for (let t = length; t < T; t++)
          expect(numbers(slice(h, [row, t, 0], [1, 1, H]))).toEqual(numbers(slice(h, [row, length - 1, 0], [1, 1, H])));
      });
    }));

  it('packed, gives each row its own states in the order of the batch, zeros behind them, and computes no padding', () =>
    scope(() => {
      const { weights, x, alone } = read();
      const { h, last, steps } = readPacked(cell, weights, x, LENGTHS);
      expect(steps).toBe(3 + 7 + 1 + 7);
      expect(h.shape).toEqual([B, T, H]);
      LENGTHS.forEach((length, row) => {
        for (const [name, part] of Object.entries(alone[row].last))
          numbers(slice(last[name], row, 1)).forEach((value, k) => expect(value).toBeCloseTo(numbers(part)[k], 6));
        const own = numbers(slice(h, [row, 0, 0], [1, length, H]));
        numbers(alone[row].h).forEach((value, k) => expect(own[k]).toBeCloseTo(value, 6));
        expect(numbers(slice(h, [row, length, 0], [1, T - length, H])).every((value) => value === 0)).toBe(true);
      });
    }));
});

it('turns each row around within its own length', () =>
  scope(() => {
    const x = tensor([1, 2, 3, 0, 4, 5, 6, 7], [2, 4, 1]) as Tensor3D;
    expect(numbers(turned(x, [3, 4]))).toEqual([3, 2, 1, 0, 7, 6, 5, 4]);
  }));
