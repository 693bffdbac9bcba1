import { beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { recallBySize } from '../../src/training/recall-by-size.ts';

beforeAll(async () => {
  await startEngine();
});

describe('pairs recalled by size of the state', () => {
  it('are few in a small state and many in a large one, and the two ways to compute them agree', () => {
    const sizes = recallBySize(16, 'sparse', 1);
    const [small, large] = [sizes[0]!, sizes.at(-1)!];
    expect(small.linear).toBeLessThan(4);
    expect(large.linear).toBeGreaterThan(12);
    for (const { state, width, softmax, linear, apart } of sizes) {
      expect(state).toBe(width * width + width);
      expect(softmax).toBeGreaterThanOrEqual(linear);
      expect(apart).toBeLessThan(1e-3);
    }
  });
});
