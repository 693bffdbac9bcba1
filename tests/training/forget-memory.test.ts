import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { Random } from '../../src/random.ts';
import { logLeft, measuredTimeConstants, timeConstant } from '../../src/training/forget-memory.ts';

beforeAll(async () => {
  await startEngine();
});

test('a still gate keeps as long as the formula says', () => {
  const biases = [-2, 0, 1, 4];
  measuredTimeConstants(biases, 0, new Random(1)).forEach((steps, k) =>
    expect(steps / timeConstant(biases[k]!)).toBeCloseTo(1, 3),
  );
  expect(timeConstant(0)).toBeCloseTo(1 / Math.LN2, 10);
});

test('a swaying gate keeps shorter than a still one of the same bias', () => {
  const [still, swaying] = [0, 2].map((sway) => logLeft([2], sway, 16, new Random(1)).at(-1)![0]!);
  expect(swaying).toBeLessThan(still! - 1);
});
