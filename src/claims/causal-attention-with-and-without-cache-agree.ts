/** Claim: causal attention computed all at once and a step at a time with a cache give the same output. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, sub, tensor3d } from '../engine/tfjs.ts';
import { attentionCell } from '../models/attention/cell.ts';
import { attention } from '../models/attention/layer.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [T, WIDTH] = [32, 16];

export default defineClaim({
  cites: ['vaswani2017'],
  domain: 'one to four heads, any length and width, fresh weights, inputs up to 10 in size',
  measure: async (heads: number = 2) =>
    scope(() => {
      const random = new Random(13, 'cache');
      const weights = attention(2).weights({ D: WIDTH, H: WIDTH }, random);
      const x = tensor3d(
        Array.from({ length: T * WIDTH }, () => random.normal()),
        [1, T, WIDTH],
      );
      return {
        difference: max(
          abs(sub(attention(2).apply(weights, x), unroll(attentionCell(heads), weights, x).h)),
        ).dataSync()[0]!,
        steps: T,
      };
    }),
  holds: ({ difference }) => difference < 1e-5,
  says: ({ difference, steps }) =>
    `Over ${steps} positions, causal attention computed at once and one position at a time with a cache differ by at most ${inPowers(difference)}.`,
  breaks: { by: 'one head in the cached form, two in the other', alteration: 1 },
});
