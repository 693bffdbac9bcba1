/** Cell states of any size that nothing writes to or forgets, with tanh on their path and without. */
import { record } from 'fast-check';
import { numbers, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { restingValue } from '../training/cut-path.ts';

/** Below this tanh gives back the same float32. */
const LEAST = 0.001;

export default defineSearch({
  cases: record({ start: numbers(1e4).filter((value) => Math.abs(value) > LEAST), steps: sizes(60) }),
  holds({ start, steps }, altered) {
    const sizesOf = restingValue(altered ? 'whole' : 'squashed', start, steps).map(Math.abs);
    const falls = sizesOf.every((value, t) => value < (sizesOf[t - 1] ?? Math.abs(start)) || value <= LEAST);
    return falls && restingValue('whole', start, steps).every((value) => value === start);
  },
  breaks: 'the path left without tanh',
});
