import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { scope } from '../../src/engine/scope.ts';
import { Random } from '../../src/random.ts';
import { loadModel, toWeights } from '../../src/trained/load.ts';
import { keptByLag, restingValue } from '../../src/training/cut-path.ts';

beforeAll(async () => {
  await startEngine();
});

test('a resting value stays, is squashed, or is gone', () => {
  expect(restingValue('whole', 0.7, 3)).toEqual([0.7, 0.7, 0.7].map(Math.fround));
  expect(restingValue('squashed', 1, 2)[1]).toBeCloseTo(Math.tanh(Math.tanh(1)), 5);
  expect(restingValue('cut', 1, 2)).toEqual([0, 0]);
});

test('the shipped latch net keeps a value by its additive path', async () => {
  const model = await loadModel('latch-lstm');
  const at = (path: 'whole' | 'cut') => scope(() => keptByLag(path, 1, toWeights(model), new Random(1), 10));
  expect(at('whole').right[10]).toBeGreaterThan(0.95);
  expect(at('cut').right[10]).toBeLessThan(0.8);
  expect(at('cut').kept[0]).toBe(1);
});
