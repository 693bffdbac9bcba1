/** Scores of any size, ties and −∞ among them, through any settings: the most probable item stays, and no order is turned round. */
import { array, boolean, constantFrom, double, integer, oneof, record } from 'fast-check';
import { numbers } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { chancesOf } from '../training/sampling.ts';

const part = oneof(constantFrom(0, 1, 1e-9, 1 - 1e-9), double({ min: 0, max: 1, noNaN: true }));

export default defineSearch({
  runs: 300,
  cases: record({
    scores: array(oneof(numbers(1e4), constantFrom(-Infinity, 0, 1)), { minLength: 1, maxLength: 12 }).filter(
      (scores) => scores.some(Number.isFinite),
    ),
    temperature: oneof(constantFrom(0, 1e-3, 1, 100), double({ min: 0.01, max: 10, noNaN: true })),
    topK: integer({ min: 0, max: 14 }),
    topP: part,
    minP: part,
    last: boolean(),
  }),
  holds({ scores, last, ...settings }, altered) {
    const chances = chancesOf(scores, { ...settings, order: last ? 'last' : 'first' });
    const read = altered ? chances.toReversed() : chances;
    const best = scores.indexOf(Math.max(...scores));
    const sum = chances.reduce((total, chance) => total + chance, 0);
    const inOrder = scores.every((score, k) => scores.every((other, j) => !(score > other) || read[k] >= read[j]));
    return read[best] > 0 && inOrder && Math.abs(sum - 1) < 1e-9;
  },
  breaks: 'the probabilities read from the last item to the first',
});
