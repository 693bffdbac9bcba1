/** Changes of sign of the impulse response of one pole, by its angle. */
import { integer, record } from 'fast-check';
import { tensor1d, tensor2d } from '../engine/tfjs.ts';
import { kernel } from '../models/s4d/cell.ts';
import { defineSearch } from '../search/search.ts';

const STEPS = 36;

export default defineSearch({
  cases: record({ degrees: integer({ min: 0, max: 180 }), percent: integer({ min: 50, max: 99 }) }),
  holds({ degrees, percent }, altered) {
    const one = (value: number) => tensor2d([[value]]);
    const response = [
      ...kernel(
        {
          logDecay: one(Math.log(-Math.log(percent / 100))),
          frequency: one((degrees * Math.PI) / 180),
          Cre: one(1),
          Cim: one(0),
          D: tensor1d([0]),
          logStep: tensor1d([0]),
        },
        STEPS + 1,
      ).dataSync(),
    ];
    const changes = response.filter((value, t) => t > 0 && value * response[t - 1]! < 0).length;
    // A change of sign each half turn, give or take the one at either end.
    return Math.abs(changes - (STEPS * (altered ? 2 * degrees : degrees)) / 180) <= 1;
  },
  breaks: 'twice the angle',
});
