/** Claim: the same weights read short and long sequences. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Tensor3D, zeros } from '../engine/tfjs.ts';
import { rnn } from '../models/rnn/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [D, H] = [27, 16];

export default defineClaim({
  cites: [],
  domain: 'simple RNNs of any size, sequences of any length',
  measure: async (lengths: number[] = [5, 500]) =>
    scope(() => {
      const weights = rnn().weights({ D, H }, new Random(0));
      const read = lengths.map((T) => unroll(rnn(), weights, zeros([1, T, D]) as Tensor3D).states.length);
      return {
        lengths: read,
        numbers: Object.values(weights).reduce((sum, { size }) => sum + size, 0),
        formula: H * D + H * H + H,
      };
    }),
  holds: ({ lengths: [short, long], numbers, formula }) => long! >= 100 * short! && numbers === formula,
  says: ({ lengths: [short, long], numbers }) =>
    `The same ${numbers} weights, of a network with ${D} inputs and ${H} units, read a sequence of ${short} steps and one of ${long} steps.`,
  breaks: { by: 'two sequences of the same length', alteration: [5, 5] },
});
