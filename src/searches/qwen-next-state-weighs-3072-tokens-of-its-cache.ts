/** The state of the cell of Qwen3-Next's linear layers, at small sizes and after any number of steps. */
import { record } from 'fast-check';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { deltaNet } from '../models/deltanet/cell.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ heads: sizes(4), width: sizes(4), T: sizes(12) }),
  holds({ heads, width, T }, altered) {
    const H = heads * width;
    const cell = deltaNet(heads);
    const { S } = run(cell, cell.weights({ D: H, H }, new Random(0)), zeros([1, T, H]) as Tensor3D).last;
    return S.size === heads * width ** 2 * (altered ? T : 1);
  },
  breaks: 'a state that grows with every step',
});
