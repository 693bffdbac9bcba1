import { expect, test } from 'vitest';
import { byteCount, encode, learnMerges } from '../../src/tasks/byte-pairs.ts';

const TEXT = 'low lower lowest, slow slower slowest';

test('byte pairs: the pair that stands together most often is joined first', () => {
  expect(learnMerges(TEXT, 2)).toEqual([
    ['l', 'o'],
    ['lo', 'w'],
  ]);
});

test('byte pairs: tokens joined again are the text, whatever was learned, on any text', () => {
  for (const count of [0, 1, 5, 50]) {
    const merges = learnMerges(TEXT, count);
    for (const text of [TEXT, 'Überlöwe 🦁  x', '', ' ']) expect(encode(text, merges).join('')).toBe(text);
  }
});

test('byte pairs: more merges never make more tokens, and no merge is learned from what stands together once', () => {
  const counts = [0, 2, 4, 8, 50].map((count) => encode(TEXT, learnMerges(TEXT, count)).length);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  expect(counts[0]).toBe([...TEXT].length);
  expect(learnMerges('abc', 10)).toEqual([]);
});

test('byte pairs: no token reaches across a space', () => {
  for (const token of encode(TEXT, learnMerges(TEXT, 50))) expect(token.trim()).not.toContain(' ');
});

test('byte pairs: a letter outside ASCII has more bytes than characters', () => {
  expect([byteCount('a'), byteCount('é'), byteCount('🦁')]).toEqual([1, 2, 4]);
});
