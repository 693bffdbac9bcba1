/** Claim: what a row of a batch gives does not depend on the other rows, unless something takes a mean over the batch. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, concat, div, max, mean, slice, sqrt, square, sub, type Tensor3D, tensor } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';

const CELLS = [rnn(), gru(), lstm] as Cell[];
const [ROWS, T, D, H] = [8, 10, 3, 8];

/** Each number minus its mean over the batch, in standard deviations. */
const overBatch = (x: Tensor3D): Tensor3D => {
  const centered = sub(x, mean(x, 0, true));
  return div(centered, sqrt(mean(square(centered), 0, true))) as Tensor3D;
};

/** How much the first row changes where all others are replaced, at most. */
const change = (cell: Cell, normalizes: boolean) =>
  scope(() => {
    const random = new Random(5, 'rows');
    const weights = cell.weights({ D, H }, random);
    const rows = (count: number) =>
      tensor(
        Array.from({ length: count * T * D }, () => random.normal()),
        [count, T, D],
      ) as Tensor3D;
    const first = rows(1);
    const [one, other] = [rows(ROWS - 1), rows(ROWS - 1)].map((others) => {
      const x = concat([first, others]) as Tensor3D;
      return slice(run(cell, weights, normalizes ? overBatch(x) : x).h, 0, 1);
    });
    return max(abs(sub(one, other))).dataSync()[0];
  });

export default defineClaim({
  cites: [],
  domain: 'RNN, GRU and LSTM of any size, any rows, weights up to three times as large as fresh ones',
  measure: async (normalizes: boolean = false) => ({
    rows: ROWS,
    change: Math.max(...CELLS.map((cell) => change(cell, normalizes))),
    normalized: Math.min(...CELLS.map((cell) => change(cell, true))),
  }),
  holds: ({ change: most, normalized }) => most === 0 && normalized > 0.1,
  says: ({ rows, change: most, normalized }) =>
    `Where the other ${rows - 1} rows of a batch of ${rows} are replaced, the states of the first change by ${most} in an RNN, a GRU and an LSTM; if the inputs are normalized over the batch, they change by ${(Math.floor(100 * normalized) / 100).toFixed(2)} or more.`,
  breaks: { by: 'inputs normalized over the batch', alteration: true },
});
