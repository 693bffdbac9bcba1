/** Numbers in the state of a state space model of any size after any number of steps. */
import { record } from 'fast-check';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { sizes } from '../ledger/cases.ts';
import { defineSearch } from '../ledger/search.ts';
import { s4dCell } from '../models/s4d/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

export default defineSearch({
  cases: record({ H: sizes(6), N: sizes(8), T: sizes(40) }),
  holds({ H, N, T }, altered) {
    const { h: _, ...state } = unroll(
      s4dCell,
      s4dCell.weights({ D: H, H, N }, new Random(0)),
      zeros([1, T, H]) as Tensor3D,
    ).states.at(-1)!;
    return Object.values(state).reduce((sum, { size }) => sum + size, 0) === 2 * H * N * (altered ? T : 1);
  },
  breaks: 'a state that grows with every step',
});
