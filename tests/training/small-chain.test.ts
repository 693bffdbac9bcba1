import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { Random } from '../../src/random.ts';
import { smallChain } from '../../src/training/small-chain.ts';

beforeAll(async () => {
  await startEngine();
});

test('the parts add up to the slope, which going a small way to both sides confirms', () => {
  const [at, up, down] = [0.8, 0.81, 0.79].map((u) => smallChain(u, 6, new Random(2)));
  expect(at!.parts.reduce((sum, part) => sum + part)).toBeCloseTo(at!.whole, 5);
  expect((up!.h[5]! - down!.h[5]!) / 0.02).toBeCloseTo(at!.whole, 2);
});

test('a longer chain begins like a shorter one, and has no more weights', () => {
  const [short, long] = [3, 8].map((steps) => smallChain(0.5, steps, new Random(2)));
  expect(long!.h.slice(0, 3)).toEqual(short!.h);
  expect(long!.weights).toBe(short!.weights);
});
