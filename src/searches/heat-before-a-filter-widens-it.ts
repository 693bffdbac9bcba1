/** Which items the filters keep, with a temperature after them and with none. */
import { array, constantFrom, double, integer, oneof, record } from 'fast-check';
import { numbers } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { AS_IT_IS, chancesOf } from '../training/sampling.ts';

/** In whole percents: a fraction drawn by its digits would be next to nothing as a rule. */
const part = oneof(
  constantFrom(0, 1),
  integer({ min: 0, max: 100 }).map((percent) => percent / 100),
);

export default defineSearch({
  cases: record({
    // Scores that lie close together are those of which a temperature lets a filter keep more.
    scores: oneof(
      array(numbers(30), { minLength: 1, maxLength: 12 }),
      array(numbers(2), { minLength: 4, maxLength: 12 }),
    ),
    temperature: double({ min: 0.5, max: 4, noNaN: true }),
    topK: integer({ min: 0, max: 14 }),
    topP: part,
    minP: part,
  }),
  holds({ scores, temperature, ...filters }, altered) {
    const kept = (order: 'first' | 'last', heat: number) =>
      chancesOf(scores, { ...AS_IT_IS, ...filters, temperature: heat, order }).map((chance) => chance > 0);
    return String(kept(altered ? 'first' : 'last', temperature)) === String(kept('last', 1));
  },
  breaks: 'the temperature before the filters',
});
