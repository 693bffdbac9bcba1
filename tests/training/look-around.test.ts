import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { Random } from '../../src/random.ts';
import { lookAround } from '../../src/training/look-around.ts';

beforeAll(() => startEngine());
const look = (length: number, causal = true, angle = 0) =>
  lookAround(6, { row: 2, angle, length }, causal, new Random(1));

test('a query of length 0 takes the mean of what it sees, a long one a single value', () => {
  expect(look(0).outputs[2]).toBeCloseTo(2, 4);
  expect(look(0, false).outputs[2]).toBeCloseTo(3.5, 4);
  expect(look(50).outputs[2]).toBeCloseTo(1, 3);
});

test('a query changes its own row only', () => {
  const [one, other] = [look(2, false, 0), look(2, false, 180)];
  expect(one.weights.map((row, k) => JSON.stringify(row) === JSON.stringify(other.weights[k]))).toEqual([
    true,
    true,
    false,
    true,
    true,
    true,
  ]);
});
