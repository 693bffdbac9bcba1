/** Claim: the state of a linear recurrence is a sum of what was written, each scaled by the factors since. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Tensor3D, tensor } from '../engine/tfjs.ts';
import { minGru } from '../models/min-gru/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [D, H, T] = [3, 5, 40];

export default defineClaim({
  cites: ['feng2024'],
  domain:
    'minGRUs of up to 4 units over up to 40 steps, weights up to ten times as large as initial ones, inputs up to 10⁴ in size',
  measure: async (leftOut: number = 0) =>
    scope(() => {
      const random = new Random(3, 'sum');
      const weights = minGru.weights({ D, H }, random);
      const x = tensor(
        Array.from({ length: T * D }, () => random.normal()),
        [1, T, D],
      ) as Tensor3D;
      const { h, gates } = unroll(minGru, weights, x);
      const numbers = gates.map(({ z, n }) => ({ z: z.dataSync(), n: n.dataSync() }));
      const states = h.dataSync();
      // Backward in time, so that the product of the factors since grows by one factor a step.
      const summed = (end: number, unit: number) => {
        let [kept, sum] = [1, 0];
        for (let t = end; t >= leftOut; t--) {
          const { z, n } = numbers[t]!;
          sum += kept * z[unit]! * n[unit]!;
          kept *= 1 - z[unit]!;
        }
        return sum;
      };
      const apart = Array.from({ length: T * H }, (_, k) => Math.abs(states[k]! - summed(Math.floor(k / H), k % H)));
      return { steps: T, apart: Math.max(...apart) };
    }),
  holds: ({ apart }) => apart < 1e-5,
  says: ({ steps, apart }) =>
    `At each of ${steps} steps, the state of a minGRU equals the sum of what all steps so far wrote, each multiplied by the factors of the steps since then, to within ${inPowers(apart)}.`,
  breaks: { by: 'what the first step wrote left out of the sum', alteration: 1 },
});
