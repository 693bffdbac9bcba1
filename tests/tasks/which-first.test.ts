import { expect, test } from 'vitest';
import { Random } from '../../src/random.ts';
import { whichFirst } from '../../src/tasks/which-first.ts';

test('the answer at the question is 1 where A stands before B, and both answers come up', () => {
  const { x, y, scored, T } = whichFirst.batch(new Random(1), 50, 5);
  const answers = Array.from({ length: 50 }, (_, row) => {
    const place = (token: number) =>
      Array.from({ length: T }, (_, t) => t).find((t) => x[(row * T + t) * 6 + token] === 1)!;
    expect(y[row * T + 5]).toBe(place(0) < place(1) ? 1 : 0);
    expect([...scored.slice(row * T, (row + 1) * T)]).toEqual([0, 0, 0, 0, 0, 1]);
    expect(place(2)).toBe(5);
    return y[row * T + 5]!;
  });
  expect(new Set(answers).size).toBe(2);
});
