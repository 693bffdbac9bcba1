/** Cells of any size and any weights but zero biases, which read zeros from a state of zeros. */
import { constantFrom, record } from 'fast-check';
import { add, mul, type Tensor3D, zeros } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstmWithForgetBias } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { run } from '../models/unroll.ts';
import { drawn, largest, numbers, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({
    cell: constantFrom('RNN', 'GRU', 'LSTM'),
    forgetBias: numbers(1e3),
    T: sizes(12),
    D: sizes(4),
    H: sizes(6),
    weights: drawn(30),
  }),
  holds({ cell: name, forgetBias, T, D, H, weights: of }, altered) {
    const cell = { RNN: rnn(), GRU: gru(), LSTM: lstmWithForgetBias(forgetBias) }[name] as Cell;
    const weights = weightsOf(cell, { D, H }, of);
    const changed = Object.entries(weights).map(([part, value]) => {
      if (value.rank > 1) return [part, value];
      return [part, altered ? add(value, 1) : name === 'LSTM' ? value : mul(value, 0)];
    });
    return largest(run(cell, Object.fromEntries(changed), zeros([1, T, D]) as Tensor3D).h) === 0;
  },
  breaks: 'one added to every bias',
});
