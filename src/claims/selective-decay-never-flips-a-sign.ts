/** Claim: whatever it reads, the factors by which a selective state space model keeps its state lie between 0 and 1. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { exp, expandDims, max, min, mul, neg, tensor3d } from '../engine/tfjs.ts';
import { type S6Weights, s6, select } from '../models/mamba/s6.ts';
import { Random } from '../random.ts';

const [H, N, T] = [16, 8, 200];

export default defineClaim({
  cites: ['gu2023'],
  domain:
    'selective models of any size, weights up to 30 times as large as initial ones, inputs up to 10⁴ in size; in float32 a factor can be exactly 0 or 1',
  measure: async (sign: number = -1) =>
    scope(() => {
      const random = new Random(8, 'decay');
      const weights = s6().weights({ D: H, H, N }, random) as S6Weights;
      const x = tensor3d(
        Array.from({ length: T * H }, () => 10 * random.normal()),
        [1, T, H],
      );
      const A = mul(neg(exp(weights.logA)), -sign);
      const keep = exp(mul(expandDims(select(weights, x).delta, 3), A));
      return { least: min(keep).dataSync()[0]!, most: max(keep).dataSync()[0]!, factors: keep.size };
    }),
  holds: ({ least, most }) => least >= 0 && most <= 1,
  says: ({ least, most, factors }) =>
    `With strong random inputs, all ${factors.toLocaleString('en-US')} factors by which an untrained selective model multiplies its state lie between ${least.toFixed(2)} and ${most.toFixed(2)}: none of them changes a sign.`,
  breaks: { by: 'a state that grows instead of fading', alteration: 1 },
});
