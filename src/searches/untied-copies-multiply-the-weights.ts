/** Weights of chains of cells of any size whose copies do not share them. */
import { constantFrom, record } from 'fast-check';
import type { Cell } from '../models/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { Random } from '../random.ts';
import { sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

const CELLS = { RNN: rnn(), LSTM: lstm } as Record<string, Cell>;

export default defineSearch({
  cases: record({ cell: constantFrom('RNN', 'LSTM'), D: sizes(12), H: sizes(12), T: sizes(20) }),
  holds({ cell, D, H, T }, altered) {
    const size = (seed: number) =>
      Object.values(CELLS[cell].weights({ D, H }, new Random(seed))).reduce((sum, one) => sum + one.size, 0);
    const untied = Array.from({ length: altered ? 1 : T }, (_, t) => size(t)).reduce((sum, one) => sum + one);
    return untied === T * size(0);
  },
  breaks: 'a single copy',
});
