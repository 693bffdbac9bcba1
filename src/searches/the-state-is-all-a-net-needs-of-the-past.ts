/** Cells of any size that go on from a kept state, and that read everything again. */
import { constantFrom, nat, record } from 'fast-check';
import { slice } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { unroll } from '../models/unroll.ts';
import { agree, asTensor, drawn, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

const CELLS = { RNN: rnn(), GRU: gru(), LSTM: lstm } as Record<string, Cell>;

export default defineSearch({
  cases: record({
    cell: constantFrom('RNN', 'GRU', 'LSTM'),
    H: sizes(6),
    weights: drawn(3),
    input: sequences(sizes(20, 3), sizes(4), numbers(1e4)),
    cut: nat(1000),
  }),
  holds({ cell: name, H, weights: of, input, cut }, altered) {
    const cell = CELLS[name];
    const { T, D } = input;
    const weights = weightsOf(cell, { D, H }, of);
    // Two steps or more before the cut, so that the first state is not the kept one.
    const first = 2 + (cut % (T - 2));
    const part = (from: number, count: number) => slice(asTensor(input), [0, from, 0], [1, count, D]);
    const kept = unroll(cell, weights, part(0, first)).states.at(altered ? 0 : -1);
    const whole = slice(unroll(cell, weights, asTensor(input)).h, [0, first, 0], [1, T - first, H]);
    return agree(whole, unroll(cell, weights, part(first, T - first), kept).h, 0);
  },
  breaks: 'the state after the first step in place of the kept one',
});
