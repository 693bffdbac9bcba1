/** Claim: the angle of a pole says how far the state turns in a step. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { tensor1d, tensor2d } from '../engine/tfjs.ts';
import { kernel } from '../models/s4d/cell.ts';

const [RADIUS, STEPS] = [0.95, 37];

/** Changes of sign of an impulse response over some steps, for one pole at an angle in degrees. */
const turns = (degrees: number): number =>
  scope(() => {
    const one = (value: number) => tensor2d([[value]]);
    const weights = {
      logDecay: one(Math.log(-Math.log(RADIUS))),
      frequency: one((degrees * Math.PI) / 180),
      Cre: one(1),
      Cim: one(0),
      D: tensor1d([0]),
      logStep: tensor1d([0]),
    };
    const response = [...kernel(weights, STEPS).dataSync()];
    return response.filter((value, t) => t > 0 && value * response[t - 1]! < 0).length;
  });

export default defineClaim({
  cites: ['gu2022diagonal'],
  domain:
    'one pole in a real model, angles of whole degrees and radii from 0.5 to 0.99, give or take one change of sign',
  measure: async (angles: number[] = [0, 20, 180]) => ({ angles, changes: angles.map(turns), steps: STEPS - 1 }),
  // Two changes of sign a turn: at 20° there are two turns of 18 steps in 36.
  holds: ({ changes: [still, slow, fast], steps }) => still === 0 && slow === 4 && fast === steps,
  says: ({ angles, changes, steps }) =>
    `In ${steps} steps the impulse response of one pole changes its sign ${changes[0]} times at an angle of ${angles[0]}°, ${changes[1]} times at ${angles[1]}° (one full turn in 18 steps), and ${changes[2]} times at ${angles[2]}°.`,
  breaks: { by: 'all three poles at 20°', alteration: [20, 20, 20] },
});
