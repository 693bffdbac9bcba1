/** Both modes of automatic differentiation, for weights and lengths of the demo. */
import { record as cases, integer } from 'fast-check';
import { numbers } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { backward, forward, MOST_STEPS, record, U, W } from '../training/tape.ts';

export default defineSearch({
  cases: cases({ w: numbers(2), u: numbers(2), steps: integer({ min: 1, max: MOST_STEPS }) }),
  holds({ w, u, steps }, altered) {
    const list = record(w, u, steps);
    const reverse = backward(list, altered ? list.length - 4 : list.length);
    return [W, U].every((by) => Math.abs((reverse[by] ?? 0) - forward(list, by).at(-1)!) < 1e-9);
  },
  breaks: 'a pass back that stops before the first operation',
});
