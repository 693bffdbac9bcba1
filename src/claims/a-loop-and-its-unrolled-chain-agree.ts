/** Claim: a loop over one cell computes what a chain of copies of it computes. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, mul, sub, type Tensor2D, type Tensor3D, tensor, unstack } from '../engine/tfjs.ts';
import type { Cell, State, Tensors } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [D, H, T] = [4, 12, 30];
const CELLS: Cell[] = [rnn(), gru(), lstm];

/** The largest difference of the last states: one cell run in its loop, and T copies with weights of their own. */
const gap = (cell: Cell, stretched: number) =>
  scope(() => {
    const random = new Random(2, 'chain');
    const weights = cell.weights({ D, H }, random);
    const x = tensor(
      Array.from({ length: T * D }, () => random.normal()),
      [1, T, D],
    ) as Tensor3D;
    const copyOf = (factor: number): Tensors =>
      Object.fromEntries(Object.entries(weights).map(([name, numbers]) => [name, mul(numbers, factor)]));
    const copies = Array.from({ length: T }, (_, t) => copyOf(t === T - 2 ? stretched : 1));
    const last = (unstack(x, 1) as Tensor2D[]).reduce<State>(
      (state, x_t, t) => cell.step(copies[t]!, x_t, state).state,
      cell.zero(weights, 1),
    );
    return max(abs(sub(run(cell, weights, x).last.h, last.h))).dataSync()[0]!;
  });

export default defineClaim({
  cites: [],
  domain:
    'cells of up to 6 units over up to 30 steps, weights up to ten times as large as fresh ones, inputs up to 10⁴ in size',
  measure: async (stretched: number = 1) => ({
    steps: T,
    cells: CELLS.length,
    gap: Math.max(...CELLS.map((cell) => gap(cell, stretched))),
  }),
  holds: ({ gap: largest }) => largest < 1e-5,
  says: ({ steps, gap: largest }) =>
    `An RNN, a GRU and an LSTM run in a loop over ${steps} steps end where chains of ${steps} copies end: the largest difference of a number is ${inPowers(largest)}.`,
  breaks: { by: 'one copy whose weights are larger by a tenth', alteration: 1.1 },
});
