/** Claim: the cache of attention grows by the same amount with every step; the state of an LSTM does not grow. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { attentionCell } from '../models/attention/cell.ts';
import type { Cell } from '../models/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [WIDTH, LENGTHS] = [8, [8, 16, 32]];

/** Numbers carried to the next step after so many steps. */
const carried = (cell: Cell, T: number): number =>
  scope(() => {
    const { h, ...state } = unroll(
      cell,
      cell.weights({ D: WIDTH, H: WIDTH }, new Random(0)),
      zeros([1, T, WIDTH]) as Tensor3D,
    ).states.at(-1)!;
    const cached = Object.values(state).reduce((sum, { size }) => sum + size, 0);
    return 'c' in state ? cached + h.size : cached;
  });

export default defineClaim({
  cites: [],
  domain: 'one head and one LSTM of any width, any number of time steps; numbers are counted',
  measure: async (cell: 'attention' | 'lstm' = 'attention') => ({
    lengths: LENGTHS,
    cache: LENGTHS.map((T) => carried(cell === 'attention' ? attentionCell() : lstm, T)),
    lstm: LENGTHS.map((T) => carried(lstm, T)),
  }),
  holds: ({ lengths, cache, lstm: fixed }) =>
    cache.every((numbers, k) => numbers === 2 * WIDTH * lengths[k]!) && fixed.every((numbers) => numbers === fixed[0]),
  says: ({ lengths, cache, lstm: fixed }) =>
    `One attention head ${WIDTH} numbers wide keeps ${cache.join(', ')} numbers after ${lengths.join(', ')} time steps; an LSTM of ${WIDTH} units keeps ${fixed[0]} after each of them.`,
  breaks: { by: 'an LSTM in the place of attention', alteration: 'lstm' },
});
