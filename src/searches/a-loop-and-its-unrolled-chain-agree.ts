/** Cells of any size in their loop, and as a chain of copies with weights of their own. */
import { constantFrom, record } from 'fast-check';
import { mul, type Tensor2D, unstack } from '../engine/tfjs.ts';
import type { Cell, State } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { run } from '../models/unroll.ts';
import { agree, asTensor, drawn, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

const CELLS = { RNN: rnn(), GRU: gru(), LSTM: lstm } as Record<string, Cell>;

export default defineSearch({
  cases: record({
    cell: constantFrom('RNN', 'GRU', 'LSTM'),
    H: sizes(6),
    weights: drawn(10),
    input: sequences(sizes(30), sizes(4), numbers(1e4)),
  }),
  holds({ cell: name, H, weights: of, input }, altered) {
    const cell = CELLS[name];
    const weights = weightsOf(cell, { D: input.D, H }, of);
    const x = asTensor(input);
    const copy = (t: number) =>
      Object.fromEntries(
        Object.entries(weights).map(([key, value]) => [key, mul(value, altered && t === input.T - 1 ? 1.5 : 1)]),
      );
    const last = (unstack(x, 1) as Tensor2D[]).reduce<State>(
      (state, x_t, t) => cell.step(copy(t), x_t, state).state,
      cell.zero(weights, 1),
    );
    return agree(run(cell, weights, x).last.h, last.h);
  },
  breaks: 'a last copy whose weights are larger by half',
});
