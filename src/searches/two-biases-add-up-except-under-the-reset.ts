/** LSTMs and GRUs of any small size whose two biases are added into one, but for those of the GRU's candidate. */
import { constantFrom, float, record } from 'fast-check';
import { Random } from '../random.ts';
import { seeds, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { changedBySumming, freshGates, type Kind } from '../training/two-biases.ts';

export default defineSearch({
  cases: record({
    kind: constantFrom<Kind>('lstm', 'gru'),
    D: sizes(4),
    H: sizes(6),
    T: sizes(20),
    seed: seeds,
    times: float({ min: 0, max: 1, noNaN: true }),
  }),
  holds({ kind, D, H, T, seed, times }, altered) {
    const random = new Random(seed);
    const gates = freshGates(kind, D, H, random, times);
    const x = Array.from({ length: T }, () => Array.from({ length: D }, () => random.normal()));
    const letters = kind === 'lstm' ? 'ifgo' : altered ? 'rzn' : 'rz';
    return changedBySumming(kind, gates, letters, x) < 1e-10;
  },
  breaks: 'adding those of the candidate as well',
});
