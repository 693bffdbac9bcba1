/** Claim: the recurrent and the convolutional view of a diagonal state space model give the same output. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, add, max, mul, sub, type Tensor1D, tensor3d } from '../engine/tfjs.ts';
import { convolved, type S4dWeights, s4dCell } from '../models/s4d/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [T, H, N] = [128, 4, 8];

export default defineClaim({
  cites: ['gu2022'],
  domain:
    'diagonal state-space models of any size with initial weights, up to 40 steps, inputs up to 10⁴ in size, up to rounding',
  measure: async (drift: number = 0) =>
    scope(() => {
      const random = new Random(11, 'views');
      const weights = s4dCell.weights({ D: H, H, N }, random) as S4dWeights;
      const x = tensor3d(
        Array.from({ length: T * H }, () => random.normal()),
        [1, T, H],
      );
      const recurrent = unroll(s4dCell, { ...weights, logStep: add(weights.logStep, drift) as Tensor1D }, x).h;
      const convolution = convolved(weights, x);
      return {
        difference: max(abs(sub(recurrent, convolution))).dataSync()[0]!,
        largest: max(abs(mul(recurrent, 1))).dataSync()[0]!,
        steps: T,
      };
    }),
  holds: ({ difference, largest }) => difference < 1e-5 * largest,
  says: ({ difference, largest, steps }) =>
    `Over ${steps} steps of random input, the recurrent and the convolutional output of the same state-space model differ by at most ${inPowers(difference)}, in values of up to ${largest.toFixed(1)}.`,
  breaks: { by: 'step sizes 10 % longer in the recurrent view', alteration: 0.1 },
});
