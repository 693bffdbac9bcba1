/** Claim: a forget gate held at a value makes the cell state halve in a fixed number of steps. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { ones, type Tensor1D, type Tensor2D, zeros } from '../engine/tfjs.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { clampGate } from '../training/clamp.ts';

const [BIASES, LONGEST] = [[0, 1, 4], 200];

/** Steps until a cell state of 1 has halved, with no input and the forget gate at σ(bias). */
const halfLife = (bias: number, forgets: boolean): number =>
  scope(() => {
    const empty: LstmWeights = {
      W: zeros([4, 1]) as Tensor2D,
      U: zeros([4, 1]) as Tensor2D,
      b: zeros([4]) as Tensor1D,
    };
    const shut = clampGate(clampGate(empty, 0, 0), 1, forgets ? 1 / (1 + Math.exp(-bias)) : 1);
    let state = { h: zeros([1, 1]) as Tensor2D, c: ones([1, 1]) as Tensor2D };
    for (let t = 1; t <= LONGEST; t++) {
      state = lstm.step(shut, zeros([1, 1]) as Tensor2D, state).state;
      if (state.c.dataSync()[0]! <= 0.5 + 1e-6) return t;
    }
    return LONGEST;
  });

export default defineClaim({
  cites: ['gers2000', 'jozefowicz2015'],
  domain: 'one unit that reads and writes nothing, biases from −4 to 4.5',
  measure: async (forgets: boolean = true) => ({
    biases: BIASES,
    steps: BIASES.map((bias) => halfLife(bias, forgets)),
    atNineTenths: halfLife(Math.log(9), forgets),
  }),
  holds: ({ biases, steps, atNineTenths }) =>
    atNineTenths === 7 &&
    biases.every((bias, k) => steps[k] === Math.ceil(Math.log(2) / Math.log(1 + Math.exp(-bias)) - 1e-6)),
  says: ({ biases, steps, atNineTenths }) =>
    `With no input, an LSTM whose forget gate stays at σ(${biases[0]}) halves its cell state in ${steps[0]} step; at σ(${biases[1]}) it takes ${steps[1]} steps, at σ(${biases[2]}) ${steps[2]}, and held at 0.9, ${atNineTenths}.`,
  breaks: { by: 'a cell that never forgets (the forget gate at 1)', alteration: false },
});
