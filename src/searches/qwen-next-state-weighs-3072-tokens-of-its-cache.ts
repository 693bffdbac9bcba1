/** The state of the cell of Qwen3-Next's linear layers, at small sizes and after any number of steps. */
import { record } from 'fast-check';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { sizes } from '../ledger/cases.ts';
import { defineSearch } from '../ledger/search.ts';
import { deltaNet } from '../models/deltanet/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

export default defineSearch({
  cases: record({ heads: sizes(4), width: sizes(4), T: sizes(12) }),
  holds({ heads, width, T }, altered) {
    const H = heads * width;
    const cell = deltaNet(heads);
    const { S } = unroll(cell, cell.weights({ D: H, H }, new Random(0)), zeros([1, T, H]) as Tensor3D).states.at(-1)!;
    return S.size === heads * width ** 2 * (altered ? T : 1);
  },
  breaks: 'a state that grows with every step',
});
