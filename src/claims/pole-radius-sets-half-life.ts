/** Claim: the distance of a pole from zero sets how fast the impulse response of a state space model fades. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { tensor1d, tensor2d } from '../engine/tfjs.ts';
import { kernel } from '../models/s4d/cell.ts';

const LONGEST = 400;

/** Steps until the impulse response of one real pole has halved. */
const halfLife = (radius: number): number =>
  scope(() => {
    const one = (value: number) => tensor2d([[value]]);
    const weights = {
      logDecay: one(Math.log(-Math.log(radius))),
      frequency: one(0),
      Cre: one(1),
      Cim: one(0),
      D: tensor1d([0]),
      logStep: tensor1d([0]),
    };
    const response = kernel(weights, LONGEST).dataSync();
    return response.findIndex((value) => value <= response[0]! / 2 + 1e-6);
  });

export default defineClaim({
  cites: [],
  domain: 'one real pole, radii from 0.05 to 0.99',
  measure: async (radii: number[] = [0.5, 0.9, 0.99]) => ({ radii, steps: radii.map(halfLife) }),
  holds: ({ steps }) =>
    [0.5, 0.9, 0.99].every((radius, k) => steps[k] === Math.ceil(Math.log(0.5) / Math.log(radius) - 1e-6)),
  says: ({ radii, steps }) =>
    `The response to an impulse halves in ${steps[0]} step when the pole has radius ${radii[0]}, in ${steps[1]} steps at ${radii[1]} and in ${steps[2]} steps at ${radii[2]}.`,
  breaks: { by: 'all three poles at 0.5', alteration: [0.5, 0.5, 0.5] },
});
