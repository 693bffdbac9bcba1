/** Claim: with the same weights at every step, a later input gives the same output later. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, concat, max, slice, sub, type Tensor3D, tensor, zeros } from '../engine/tfjs.ts';
import { s4d } from '../models/s4d/cell.ts';
import { Random } from '../random.ts';

const [H, N, T, LATER] = [4, 6, 20, 7];

export default defineClaim({
  cites: [],
  domain: 'diagonal state-space layers with fresh weights, any shift, inputs up to 10⁴ in size, from a state of zero',
  measure: async (looked: number = LATER) =>
    scope(() => {
      const random = new Random(6, 'shift');
      const weights = s4d.weights({ D: H, H, N }, random);
      const x = tensor(
        Array.from({ length: T * H }, () => random.normal()),
        [1, T, H],
      ) as Tensor3D;
      const shifted = concat([zeros([1, LATER, H]), x], 1) as Tensor3D;
      const [now, later] = [s4d.apply(weights, x), s4d.apply(weights, shifted)];
      return { later: LATER, apart: max(abs(sub(slice(later, [0, looked, 0], [1, T, H]), now))).dataSync()[0]! };
    }),
  holds: ({ apart }) => apart < 1e-5,
  says: ({ later, apart }) =>
    `If a sequence of ${T} steps is preceded by ${later} steps of zeros, a state-space layer gives the same outputs as without them, only ${later} steps later${apart === 0 ? ', to the last bit' : `, within ${inPowers(apart)}`}.`,
  breaks: { by: 'outputs compared one step too early', alteration: LATER - 1 },
});
