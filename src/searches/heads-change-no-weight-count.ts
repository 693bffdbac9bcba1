/** Weights and cached numbers of attention, for any number of heads that divides its width. */
import { record } from 'fast-check';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { attentionCell } from '../models/attention/cell.ts';
import { attention } from '../models/attention/layer.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ heads: sizes(8), each: sizes(4), D: sizes(6), T: sizes(6) }),
  holds({ heads, each, D, T }, altered) {
    const count = (split: number, H: number) => {
      const weights = attention(split).weights({ D, H }, new Random(0));
      const { keys, values } = run(attentionCell(split), weights, zeros([1, T, D]) as Tensor3D).last;
      return [Object.values(weights).reduce((sum, { size }) => sum + size, 0), keys.size + values.size];
    };
    const [one, several] = [count(1, heads * each), count(heads, heads * each * (altered ? 2 : 1))];
    return one[0] === several[0] && one[1] === several[1];
  },
  breaks: 'a wider layer where there are several heads',
});
