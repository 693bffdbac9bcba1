/** Claim: a forget bias of ln 99 lets the cell state fade over a hundred steps. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { concat1d, fill, ones, type Tensor1D, type Tensor2D, zeros } from '../engine/tfjs.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';

const STEPS = 100;

export default defineClaim({
  cites: ['tallec2018'],
  domain: 'one unit that reads and writes nothing; a bias of ln(T − 1) does the same for T steps, from 30 up',
  measure: async (bias: number = Math.log(STEPS - 1)) =>
    scope(() => {
      const b = concat1d([fill([1], -40), fill([1], bias), zeros([2])]) as Tensor1D;
      const weights: LstmWeights = { W: zeros([4, 1]) as Tensor2D, U: zeros([4, 1]) as Tensor2D, b };
      let state = { h: zeros([1, 1]) as Tensor2D, c: ones([1, 1]) as Tensor2D };
      for (let t = 0; t < STEPS; t++) state = lstm.step(weights, zeros([1, 1]) as Tensor2D, state).state;
      return { bias, steps: STEPS, left: state.c.dataSync()[0]! };
    }),
  holds: ({ left }) => Math.abs(left - Math.exp(-1)) < 0.01,
  says: ({ bias, steps, left }) =>
    `With forget bias ${bias.toFixed(2)}, which is ln 99, and nothing written, ${(100 * left).toFixed(0)} % of the cell state is left after ${steps} steps: about one part in e.`,
  breaks: { by: 'forget bias 1', alteration: 1 },
});
