/** Claim: one step at 2Δ fades the state of a state space model exactly as two steps at Δ do. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, add, max, sub, type Tensor1D } from '../engine/tfjs.ts';
import { product } from '../models/parts/complex.ts';
import { discretize, type S4dWeights, s4d } from '../models/s4d/cell.ts';
import { Random } from '../random.ts';

const [H, N] = [8, 8];

export default defineClaim({
  cites: ['gu2023'],
  domain:
    'diagonal state-space models of any size with initial poles, steps up to 20 times as long or as short as the initial ones, in float32',
  measure: async (factor: number = 2) =>
    scope(() => {
      const weights = s4d.weights({ D: H, H, N }, new Random(6, 'steps')) as S4dWeights;
      const { Abar } = discretize(weights);
      const twice = product(Abar, Abar);
      const longer = discretize({ ...weights, logStep: add(weights.logStep, Math.log(factor)) as Tensor1D }).Abar;
      const gap = (one: typeof Abar.re, other: typeof Abar.re) => max(abs(sub(one, other))).dataSync()[0]!;
      return { difference: Math.max(gap(twice.re, longer.re), gap(twice.im, longer.im)), poles: H * N };
    }),
  holds: ({ difference }) => difference < 1e-5,
  says: ({ difference, poles }) =>
    `For ${poles} poles, the factor of one step of size 2Δ differs from that of two steps of size Δ by at most ${inPowers(difference)}: two linear steps are again one linear step.`,
  breaks: { by: 'one step at 1.9 Δ', alteration: 1.9 },
});
