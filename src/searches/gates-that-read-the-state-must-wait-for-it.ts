/** The gate of minGRUs of any size, before which stands one state or another. */
import { record } from 'fast-check';
import { squeeze, type Tensor2D } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { minGru } from '../models/min-gru/cell.ts';
import { agree, asTensor, drawn, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({
    weights: drawn(),
    x: sequences(sizes(1), sizes(4), numbers(1e4)),
    states: sequences(sizes(2, 2), sizes(6), numbers(1e4)),
  }),
  holds({ weights: of, x, states }, altered) {
    const cell = (altered ? gru() : minGru) as Cell;
    const H = states.D;
    const weights = weightsOf(cell, { D: x.D, H }, of);
    const [z, other] = [0, 1].map((row) => {
      const h = asTensor({ T: 1, D: H, x: states.x.slice(row * H, (row + 1) * H) });
      return cell.step(weights, squeeze(asTensor(x), [0]) as Tensor2D, { h: squeeze(h, [0]) }).gates.z!;
    });
    return agree(z!, other!, 0);
  },
  breaks: 'a GRU in the place of the minGRU',
});
