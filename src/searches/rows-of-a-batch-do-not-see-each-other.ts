/** Batches of any cell and size in which all rows but one are replaced. */
import { constantFrom, nat, record } from 'fast-check';
import { add, concat, mul, neg, slice, type Tensor3D } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
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
    const batch = (others: Tensor3D) => concat(Array.from({ length: B }, (_, k) => (k === row ? one : others)));
    const replaced = altered ? add(one, 1) : mul(neg(one), 0.5);
    const [before, after] = [one, replaced].map((others) => {
      const { h } = run(cell, weights, batch(others as Tensor3D) as Tensor3D);
      return slice(h, altered ? (row + 1) % B : row, 1);
    });
    return agree(before, after, 0);
  },
  breaks: 'a row that was replaced in the place of the one that stays',
});
