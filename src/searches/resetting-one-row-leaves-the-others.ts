/** States of any cell and size with any rows set to zero, which then read on. */
import { constantFrom, nat, record } from 'fast-check';
import { concat, neg, slice, type Tensor3D } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { run } from '../models/unroll.ts';
import { agree, asTensor, drawn, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { withZeroRows } from '../training/stream-in-calls.ts';

const CELLS = { RNN: rnn(), GRU: gru(), LSTM: lstm } as Record<string, Cell>;

export default defineSearch({
  cases: record({
    cell: constantFrom('RNN', 'GRU', 'LSTM'),
    B: sizes(5, 2),
    H: sizes(6),
    weights: drawn(3),
    input: sequences(sizes(10), sizes(4), numbers(1e4)),
    row: nat(1000),
  }),
  holds({ cell: name, B, H, weights: of, input, row: place }, altered) {
    const cell = CELLS[name];
    const row = place % B;
    const weights = weightsOf(cell, { D: input.D, H }, of);
    const one = asTensor(input);
    const x = concat(Array.from({ length: B }, (_, k) => (k % 2 ? one : neg(one)))) as Tensor3D;
    const { last } = run(cell, weights, x);
    const zeroed = Array.from({ length: B }, (_, k) => (altered ? k !== row : k === row));
    const after = run(cell, weights, x, withZeroRows(last, zeroed)).h;
    const kept = run(cell, weights, x, last).h;
    const fresh = run(cell, weights, slice(x, row, 1)).h;
    const others = Array.from({ length: B }, (_, k) => k).filter((k) => k !== row);
    return agree(slice(after, row, 1), fresh) && others.every((k) => agree(slice(after, k, 1), slice(kept, k, 1), 0));
  },
  breaks: 'all other rows set to zero',
});
