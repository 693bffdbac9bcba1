/** Numbers that attention and an LSTM carry after any number of steps. */
import { record } from 'fast-check';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { attentionCell } from '../models/attention/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { run, unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ T: sizes(40), D: sizes(6), H: sizes(12) }),
  holds({ T, D, H }, altered) {
    const x = zeros([1, T, D]) as Tensor3D;
    const { keys, values } = unroll(attentionCell(), attentionCell().weights({ D, H }, new Random(0)), x).states.at(
      -1,
    )!;
    const { h, c } = run(lstm, lstm.weights({ D, H }, new Random(0)), x).last;
    return (altered ? h.size + c.size : keys.size + values.size) === 2 * H * T && h.size + c.size === 2 * H;
  },
  breaks: 'an LSTM in the place of attention',
});
