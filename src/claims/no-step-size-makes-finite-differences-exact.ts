/** Claim: the error of a finite difference falls with its step only until rounding takes over; automatic differentiation has no step. */
import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { grad, type Scalar, scalar, sum, type Tensor, tanh } from '../engine/tfjs.ts';

const [AT, TIMES] = [0.6, 10];
const POWERS = [1, 2, 3, 4, 5, 6, 7];

/** tanh applied ten times over. */
const chain = (x: Tensor): Scalar => sum(Array.from({ length: TIMES }).reduce((value: Tensor) => tanh(value), x));

/** Its derivative in float64, by the chain rule. */
function exact(): number {
  let [value, slope] = [AT, 1];
  for (let k = 0; k < TIMES; k++) {
    value = Math.tanh(value);
    slope *= 1 - value ** 2;
  }
  return slope;
}

export default defineClaim({
  cites: ['baydin2018'],
  domain: 'tanh applied ten times over at 0.6, steps from 10⁻¹ to 10⁻⁷, float32',
  measure: async (scale: number = 1) =>
    scope(() => {
      const truth = exact();
      const at = (x: number) => chain(scalar(x)).dataSync()[0]!;
      const errors = POWERS.map((power) => {
        const step = 10 ** -power;
        return Math.abs((at(AT + step) - at(AT - step)) / (2 * step) - truth) / truth;
      });
      const best = errors.indexOf(Math.min(...errors));
      const own = grad((x: Tensor) => chain(x))(scalar(AT)).dataSync()[0]! * scale;
      return {
        wide: errors[0]!,
        best: errors[best]!,
        bestStep: 10 ** -POWERS[best]!,
        narrow: errors.at(-1)!,
        automatic: Math.max(1e-9, Math.abs(own - truth) / truth),
      };
    }),
  holds: ({ wide, best, narrow, automatic }) => best < wide && best < narrow && automatic < best,
  says: ({ wide, best, bestStep, narrow, automatic }) =>
    `In float32 the finite difference with a step of 0.1 is wrong by ${(100 * wide).toFixed(1)} %, with one of ${inPowers(bestStep)} by ${inPowers(best)} of the derivative, and with one of ${inPowers(1e-7)} by ${(100 * narrow).toFixed(0)} %; automatic differentiation by ${inPowers(automatic)}.`,
  breaks: { by: 'gradients one percent too large', alteration: 1.01 },
});
