import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { Random } from '../../src/random.ts';
import { spreadByDepth } from '../../src/training/alike.ts';

beforeAll(() => startEngine());

test('starts near 1, has a number for every depth, and falls without a way around', () => {
  const [plain, around] = [false, true].map((way) => spreadByDepth(6, way, new Random(1)));
  expect(plain).toHaveLength(7);
  expect(plain![0]).toBeGreaterThan(0.8);
  expect(plain![6]).toBeLessThan(around![6]!);
});
