/** Which items the filters keep, with a temperature after them and with none. */
import { array, constantFrom, double, integer, oneof, record } from 'fast-check';
import { numbers } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { AS_IT_IS, chancesOf } from '../training/sampling.ts';

const part = oneof(constantFrom(0, 1), double({ min: 0, max: 1, noNaN: true }));

export default defineSearch({
  cases: record({
    scores: array(numbers(30), { minLength: 1, maxLength: 12 }),
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
