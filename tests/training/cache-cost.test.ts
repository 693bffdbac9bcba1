import { beforeAll, expect, it } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { writingCosts } from '../../src/training/cache-cost.ts';

beforeAll(() => startEngine());

it('counts 4H² weights and 2Ht cached numbers for token t, all positions again without the cache, and leaks nothing', () => {
  const before = memory().numTensors;
  const { products, kept } = writingCosts(4, 3);
  expect(kept).toEqual({ cached: [8, 16, 24], lstm: [8, 8, 8] });
  expect(products.cached).toEqual([64 + 8, 64 + 16, 64 + 24]);
  expect(products.uncached).toEqual([72, 72 + 80, 72 + 80 + 88]);
  expect(products.lstm).toEqual([128, 128, 128]);
  expect(memory().numTensors).toBe(before);
});
