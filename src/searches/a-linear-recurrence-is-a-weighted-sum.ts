/** The state of minGRUs of any size, and the sum of what their steps wrote and kept. */
import { integer, record } from 'fast-check';
import { minGru } from '../models/min-gru/cell.ts';
import { unroll } from '../models/unroll.ts';
import { asTensor, drawn, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({
    H: sizes(4),
    weights: drawn(10),
    input: sequences(sizes(40), sizes(4), numbers(1e4)),
    at: integer({ min: 0, max: 1000 }),
  }),
  holds({ H, weights, input, at }, altered) {
    const { h, gates } = unroll(minGru, weightsOf(minGru, { D: input.D, H }, weights), asTensor(input));
    const numbersOf = gates.map(({ z, n }) => ({ z: z.dataSync(), n: n.dataSync() }));
    const unit = at % H;
    let [kept, sum, most] = [1, 0, 1];
    for (let t = input.T - 1; t >= (altered ? 1 : 0); t--) {
      const { z, n } = numbersOf[t]!;
      sum += kept * z[unit]! * n[unit]!;
      kept *= 1 - z[unit]!;
      most = Math.max(most, Math.abs(n[unit]!));
    }
    return Math.abs(h.dataSync()[(input.T - 1) * H + unit]! - sum) <= 1e-5 * most;
  },
  breaks: 'what the first step wrote left out of the sum',
});
