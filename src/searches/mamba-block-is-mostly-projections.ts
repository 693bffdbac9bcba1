/** Weights of Mamba blocks of any width that is not tiny, and those of their two projections. */
import { record } from 'fast-check';
import { mamba } from '../models/mamba/layer.ts';
import { Random } from '../random.ts';
import { sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

/** Up to a width of 20 the rest of the block holds more. */
const [N, LEAST] = [16, 21];

export default defineSearch({
  cases: record({ width: sizes(96, LEAST) }),
  holds({ width: drawn }, altered) {
    const width = altered ? drawn - 1 : drawn;
    const { Win, Wout, ...rest } = mamba().weights({ D: width, H: width, N }, new Random(0));
    const others = Object.values(rest).reduce((sum, { size }) => sum + size, 0);
    return Win.size + Wout.size === 6 * width ** 2 && Win.size + Wout.size > others;
  },
  breaks: 'blocks narrower by one',
  runs: 60,
});
