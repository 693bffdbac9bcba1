/** The weights of simple RNNs of any size, and sequences of any length that they read. */
import { record } from 'fast-check';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { rnn } from '../models/rnn/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ D: sizes(12), H: sizes(12), T: sizes(40) }),
  holds({ D, H, T }, altered) {
    const weights = rnn().weights({ D, H }, new Random(0));
    const { states } = unroll(rnn(), weights, zeros([1, T, D]) as Tensor3D);
    const all = Object.values(weights).reduce((sum, { size }) => sum + size, 0);
    return states.length === T && all === (H * D + H * H + H) * (altered ? T : 1);
  },
  breaks: 'weights of their own for each step',
});
