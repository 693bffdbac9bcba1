import { describe, expect, test } from 'vitest';
import { combine, inOrder, rounds, type Stretch } from '../../src/models/parts/parallel-scan.ts';
import { Random } from '../../src/random.ts';

const draw = (count: number, seed = 1): Stretch[] => {
  const random = new Random(seed);
  return Array.from({ length: count }, () => ({ a: random.uniform(-1, 1), b: random.normal() }));
};

describe('a parallel scan', () => {
  test('combines three stretches the same in either grouping', () => {
    const [x, y, z] = draw(3) as [Stretch, Stretch, Stretch];
    const [left, right] = [combine(combine(x, y), z), combine(x, combine(y, z))];
    expect(left.a).toBeCloseTo(right.a, 14);
    expect(left.b).toBeCloseTo(right.b, 14);
  });

  test('does not combine them in either order', () => {
    const [x, y] = draw(2) as [Stretch, Stretch];
    expect(Math.abs(combine(x, y).b - combine(y, x).b)).toBeGreaterThan(0.01);
  });

  test.each([1, 2, 3, 8, 13, 64])(
    'of %i steps gives the states of the loop, in as many rounds as doubling takes',
    (count) => {
      const steps = draw(count);
      const all = rounds(steps);
      inOrder(steps).forEach((h, t) => expect(all.at(-1)![t]!.b).toBeCloseTo(h, 12));
      expect(all.length - 1).toBe(Math.ceil(Math.log2(count)));
    },
  );

  test('gives other states than a loop that bends them', () => {
    const steps = draw(16);
    const bent = inOrder(steps, Math.tanh);
    expect(Math.max(...bent.map((h, t) => Math.abs(h - rounds(steps).at(-1)![t]!.b)))).toBeGreaterThan(0.1);
  });
});
