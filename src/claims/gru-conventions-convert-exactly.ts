/** Claim: order of gates and sign of z can be converted without changing what a GRU computes. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, sub, type Tensor, tensor3d } from '../engine/tfjs.ts';
import { type GruWeights, gru } from '../models/gru/cell.ts';
import { fromKeras, gruOtherSign, otherSign, toKeras } from '../models/gru/conventions.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [D, H, T] = [3, 8, 20];

export default defineClaim({
  cites: ['pytorch2026gru', 'keras2026gru'],
  domain:
    'GRUs of up to 6 units over up to 20 steps, weights up to three times as large as fresh ones (much larger ones make rounding grow), inputs up to 100 in size',
  measure: async (converts: boolean = true) =>
    scope(() => {
      const random = new Random(3, 'conventions');
      const weights = gru().weights({ D, H }, random);
      const x = tensor3d(
        Array.from({ length: T * D }, () => random.normal()),
        [1, T, D],
      );
      const reference = unroll(gru(), weights, x).h;
      const gap = (h: Tensor) => max(abs(sub(h, reference))).dataSync()[0]!;
      const carried = fromKeras(toKeras(weights, 'after')) as GruWeights;
      return {
        order: gap(unroll(gru(), carried, x).h),
        sign: gap(unroll(gruOtherSign('after'), converts ? otherSign(weights) : weights, x).h),
      };
    }),
  holds: ({ order, sign }) => order < 1e-6 && sign < 1e-6,
  says: ({ order, sign }) =>
    `Over ${T} steps, weights carried from PyTorch’s gate order to Keras’ and back change ${order === 0 ? 'no state at all' : `no state by more than ${inPowers(order)}`}, and flipping the sign of z with its weights changes none by more than ${inPowers(sign)}.`,
  breaks: { by: 'the sign of z flipped in the cell but not in the weights', alteration: false },
});
