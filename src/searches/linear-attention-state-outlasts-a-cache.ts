/** The state of linear attention of any width, and the token from which a cache is larger. */
import { record } from 'fast-check';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { attentionCell } from '../models/attention/cell.ts';
import { linearAttention } from '../models/linear-attention/cell.ts';
import { run, unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ T: sizes(20), H: sizes(16) }),
  holds({ T, H }, altered) {
    const x = zeros([1, T, H]) as Tensor3D;
    const { h: _, ...state } = run(linearAttention(), linearAttention().weights({ D: H, H }, new Random(0)), x).last;
    const { keys, values } = unroll(attentionCell(), attentionCell().weights({ D: H, H }, new Random(0)), x).states.at(
      -1,
    )!;
    const kept = Object.values(state).reduce((sum, { size }) => sum + size, 0);
    // A matrix of H × H numbers and H for the normalizer, against 2H a token.
    return kept === H * (H + 1) * (altered ? T : 1) && keys.size + values.size > kept === T > (H + 1) / 2;
  },
  breaks: 'a state that grows with every step',
});
