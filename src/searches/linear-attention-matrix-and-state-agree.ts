/** Linear attention as a masked matrix, and as a recurrence through a state. */
import { record } from 'fast-check';
import { neg } from '../engine/tfjs.ts';
import { agree, asTensor, numbers, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { asMatrix, asRecurrence } from '../training/linear-forms.ts';

/** From −3 up: far below it the features of a query and all keys may round to 0, and nothing can be divided by their sum. */
const above = numbers(10).map((value) => Math.max(-3, value));

export default defineSearch({
  cases: sizes(40).chain((T) =>
    sizes(8).chain((D) => {
      const of = (entries: typeof above) => sequences(sizes(T, T), sizes(D, D), entries);
      return record({ q: of(above), k: of(above), v: of(numbers(10)) });
    }),
  ),
  holds({ q, k, v }, altered) {
    const keys = asTensor(k);
    const recurrence = asRecurrence(asTensor(q), altered ? neg(keys) : keys, asTensor(v));
    return agree(asMatrix(asTensor(q), keys, asTensor(v)).y, recurrence);
  },
  breaks: 'keys of the opposite sign in the recurrence',
});
