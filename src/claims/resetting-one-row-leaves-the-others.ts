/** Claim: zeroing one row of a state starts that row anew and changes nothing in the other rows. */
import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, gather, max, slice, sub, type Tensor3D, tensor } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { withZeroRows } from '../training/stream-in-calls.ts';

const CELLS = [rnn(), gru(), lstm] as Cell[];
const [ROWS, T, D, H] = [4, 10, 3, 8];

/** How far the reset row is from one that starts fresh, and the others from what they are without a reset. */
const gaps = (cell: Cell, resets: boolean) =>
  scope(() => {
    const random = new Random(2, 'rows');
    const weights = cell.weights({ D, H }, random);
    const x = tensor(
      Array.from({ length: ROWS * T * D }, () => random.normal()),
      [ROWS, T, D],
    ) as Tensor3D;
    const { last } = run(cell, weights, x);
    const after = (first: boolean) =>
      run(cell, weights, x, first ? withZeroRows(last, [true, false, false, false]) : last).h;
    const [reset, kept, fresh] = [after(resets), after(false), run(cell, weights, slice(x, 0, 1)).h];
    const others = [1, 2, 3];
    return {
      reset: max(abs(sub(slice(reset, 0, 1), fresh))).dataSync()[0],
      others: max(abs(sub(gather(reset, others), gather(kept, others)))).dataSync()[0],
    };
  });

export default defineClaim({
  cites: [],
  domain: 'RNN, GRU and LSTM of any size, any rows, weights up to three times as large as fresh ones',
  measure: async (resets: boolean = true) => {
    const all = CELLS.map((cell) => gaps(cell, resets));
    return {
      rows: ROWS,
      reset: Math.max(...all.map(({ reset }) => reset)),
      others: Math.max(...all.map(({ others }) => others)),
    };
  },
  holds: ({ reset, others }) => reset < 1e-6 && others === 0,
  says: ({ rows, reset, others }) =>
    `Where the first of ${rows} rows of the state of an RNN, a GRU or an LSTM is set to zero, that row goes on as a fresh one does (to within ${inPowers(reset)}), and the other rows change by ${others}.`,
  breaks: { by: 'no reset', alteration: false },
});
