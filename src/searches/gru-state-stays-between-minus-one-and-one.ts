/** States of GRUs of any size, from zero. */
import { constantFrom, record } from 'fast-check';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import { asTensor, drawn, largest, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({
    reset: constantFrom('after', 'before'),
    H: sizes(6),
    weights: drawn(),
    input: sequences(sizes(30), sizes(4), numbers(1e4)),
  }),
  holds({ reset, H, weights: of, input }, altered) {
    const cell = (altered ? lstm : gru(reset)) as Cell;
    const { states } = unroll(cell, weightsOf(cell, { D: input.D, H }, of), asTensor(input));
    return states.every((state) => largest(altered ? state.c! : state.h) <= 1);
  },
  breaks: 'the cell state of an LSTM in the place of the GRU',
});
