import { expect, test } from 'vitest';
import { breakEven, KEPT, keptBytes, tokensASecond } from '../../src/training/decode-ceiling.ts';

test('a cache grows with every token and a state does not', () => {
  expect(keptBytes(KEPT.cache, 1)).toBe(131_072);
  expect(keptBytes(KEPT.cache, 32_768)).toBe(4 * 2 ** 30);
  expect(keptBytes(KEPT.state, 1)).toBe(23.75 * 2 ** 20);
  expect(keptBytes(KEPT.state, 100_000)).toBe(keptBytes(KEPT.state, 1));
});

test('cache and state weigh the same where the claim on the page says so', () => expect(breakEven(KEPT.cache, KEPT.state)).toBe(190));

test('the bound is memory’s speed over the bytes that a token reads', () => {
  expect(tokensASecond(KEPT.cache, 0, 5e9, 100e9)).toBe(20);
  expect(tokensASecond(KEPT.cache, 32_768, 5e9, 100e9)).toBeCloseTo(100e9 / (5e9 + 2 ** 32), 10);
});
