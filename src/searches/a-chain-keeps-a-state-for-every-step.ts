/** The states of a chain and of a loop are counted at any number of sequences, steps and units. */
import { record } from 'fast-check';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { rnn } from '../models/rnn/cell.ts';
import { run, unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { seeds, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ B: sizes(3), T: sizes(30), D: sizes(4), H: sizes(8), seed: seeds }),
  holds({ B, T, D, H, seed }, altered) {
    const cell = rnn();
    const weights = cell.weights({ D, H }, new Random(seed));
    const x = zeros([B, T, D]) as Tensor3D;
    const chain = unroll(cell, weights, x).states.reduce((sum, { h }) => sum + h.size, 0);
    return chain === B * H * (altered ? 1 : T) && run(cell, weights, x).last.h.size === B * H;
  },
  breaks: 'a chain counted as the state of one step',
});
