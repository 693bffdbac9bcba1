/** The reader's own text for a trained model: what it cannot read is named and counted, and what is no use is refused. */
import { expect, test } from 'vitest';
import { readKnown, toldTimes } from '../../src/tasks/known-writing.ts';
import { ALPHABET } from '../../src/tasks/next-character.ts';

const PROSE = 'it was the best of times, it was the worst of times. '.repeat(20);
const textOf = (classes: number[]) => classes.map((k) => ALPHABET[k]).join('');

test('four fifths are learned from, the end is held out, and together they are the text', () => {
  const { known, kept, leftOut } = readKnown(PROSE);
  expect(textOf([...known, ...kept])).toBe(PROSE.trim());
  expect(known.length / (known.length + kept.length)).toBeCloseTo(0.8, 2);
  expect(leftOut).toEqual([]);
});

test('characters that the models do not know are left out, named and counted, the most frequent first', () => {
  const { known, kept, leftOut } = readKnown(`${PROSE}7 of 77 (percent)`);
  expect(leftOut).toEqual([
    ['7', 3],
    ['(', 1],
    [')', 1],
  ]);
  expect(textOf([...known, ...kept])).not.toMatch(/[7()]/);
  expect(toldTimes(leftOut)).toBe('“7” (3), “(” (1), “)” (1)');
  expect(toldTimes([...'abcdefgh'].map((one) => [one, 2]))).toMatch(/“f” \(2\) and 2 more$/);
});

test('a short text is refused with how much is there and how much is needed', () => {
  expect(() => readKnown('Too short.')).toThrow(
    'There are 10 characters that the models know, and 600 are needed: a fifth of them is held out. Paste a longer text.',
  );
  expect(() => readKnown('')).toThrow('There are 0 characters');
});

test('a text in another script is refused, and its characters are named', () => {
  expect(() => readKnown('все счастливые семьи похожи друг на друга. '.repeat(30))).toThrow(
    /^The models know a–z, the space and \. , ; ! \? ' - only, and \d+ of \d+ characters are others: “с” \(\d+\)/,
  );
});

test('a text that is too long is refused', () => {
  expect(() => readKnown('word '.repeat(20_000))).toThrow('this page takes 60000. Paste a part.');
});
