import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { exchanged, reordered } from '../../src/training/word-order.ts';

beforeAll(() => startEngine());
const words = ['the', 'dog', 'bit', 'a', 'man'];

test('exchanging twice gives the sentence back', () => {
  expect(exchanged(words, 1, 4)).toEqual(['the', 'man', 'bit', 'a', 'dog']);
  expect(exchanged(exchanged(words, 1, 4), 1, 4)).toEqual(words);
});

test('the answer moves with positions only, and never where a word changes places with itself', () => {
  expect(reordered(words, [1, 4], 'none', 1).moved).toBeLessThan(1e-5);
  expect(reordered(words, [1, 4], 'rotary', 1).moved).toBeGreaterThan(0.02);
  expect(reordered(words, [1, 4], 'sinusoidal', 1).moved).toBeGreaterThan(0.02);
  expect(reordered(words, [2, 2], 'rotary', 1).moved).toBe(0);
});
