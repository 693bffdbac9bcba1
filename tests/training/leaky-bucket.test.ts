import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { bucketLevels } from '../../src/training/leaky-bucket.ts';

beforeAll(async () => {
  await startEngine();
});

test('a bucket that keeps half: filled by ones it comes near 2, and halves when the rain stops', () => {
  const levels = bucketLevels(0, 3, false, 5);
  [1, 1.5, 1.75, 0.875, 0.4375].forEach((level, t) => expect(levels[t]).toBeCloseTo(level, 5));
});

test('with its gates tied it goes to what is offered, and never above', () => {
  const levels = bucketLevels(0, 3, true, 4);
  [0.5, 0.75, 0.875, 0.4375].forEach((level, t) => expect(levels[t]).toBeCloseTo(level, 5));
});
