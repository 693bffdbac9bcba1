/** A fitted feed-forward layer: its output is the sum of its units, and its weights are those of its matrices and biases. */
import { expect, it } from 'vitest';
import { Random } from '../../src/random.ts';
import { fitted, POINTS, wanted } from '../../src/training/feed-forward-fit.ts';

it.each(['relu', 'gelu', 'tanh', 'swiglu', 'none'] as const)('%s: output, parts and error agree', (activation) => {
  const { output, parts, error } = fitted(activation, 6, new Random(2, 'units'));
  const sums = POINTS.map((_, n) => parts.reduce((sum, part) => sum + (part[n] ?? 0), 0));
  const rest = output.map((y, n) => y - (sums[n] ?? 0));
  // What is left is the bias of the output, the same everywhere.
  for (const one of rest) expect(one).toBeCloseTo(rest[0] ?? Number.NaN, 6);
  const mean = output.reduce((sum, y, n) => sum + (y - wanted(POINTS[n] ?? 0)) ** 2, 0) / output.length;
  expect(error).toBeCloseTo(Math.sqrt(mean), 12);
});

it('counts a weight and a bias for each unit, a weight from it, and the bias of the output; a gate has its own', () => {
  expect(fitted('relu', 8, new Random(1)).weights).toBe(8 + 8 + 8 + 1);
  expect(fitted('swiglu', 8, new Random(1)).weights).toBe(2 * (8 + 8) + 8 + 1);
});
