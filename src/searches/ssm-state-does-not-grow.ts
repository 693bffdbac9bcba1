/** Numbers in the state of a state space model of any size after any number of steps. */
import { record } from 'fast-check';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { s4dCell } from '../models/s4d/cell.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ H: sizes(6), N: sizes(8), T: sizes(40) }),
  holds({ H, N, T }, altered) {
    const { h: _, ...state } = run(
      s4dCell,
      s4dCell.weights({ D: H, H, N }, new Random(0)),
      zeros([1, T, H]) as Tensor3D,
    ).last;
    return Object.values(state).reduce((sum, { size }) => sum + size, 0) === 2 * H * N * (altered ? T : 1);
  },
  breaks: 'a state that grows with every step',
});
