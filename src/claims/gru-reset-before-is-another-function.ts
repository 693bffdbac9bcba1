/** Claim: the same weights with the reset gate before the product are another function. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, sub, tensor3d } from '../engine/tfjs.ts';
import { gru } from '../models/gru/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [D, H, T] = [3, 8, 20];

export default defineClaim({
  cites: ['cho2014', 'pytorch2018reset'],
  domain: 'one draw of fresh weights and normal inputs',
  measure: async (other: 'before' | 'after' = 'before') =>
    scope(() => {
      const random = new Random(3, 'reset');
      const weights = gru().weights({ D, H }, random);
      const x = tensor3d(
        Array.from({ length: T * D }, () => random.normal()),
        [1, T, D],
      );
      return {
        difference: max(abs(sub(unroll(gru('after'), weights, x).h, unroll(gru(other), weights, x).h))).dataSync()[0]!,
      };
    }),
  holds: ({ difference }) => difference > 0.01,
  says: ({ difference }) =>
    `With the same random weights and inputs, the states of a GRU of ${H} units that resets before the product differ from those of one that resets after it by up to ${difference.toFixed(2)} within ${T} steps.`,
  breaks: { by: 'comparing reset-after with itself', alteration: 'after' },
});
