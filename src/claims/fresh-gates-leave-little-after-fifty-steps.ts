/** Claim: at the gates a fresh cell starts with, fifty steps leave next to nothing of a state. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { concat1d, fill, ones, type Tensor1D, type Tensor2D, zeros } from '../engine/tfjs.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';

const STEPS = 50;
const x = () => zeros([1, 1]) as Tensor2D;

/** What is left of a cell state of 1 along the cell state, with forget bias `bias` and nothing written. */
const leftOfLstm = (bias: number, steps: number) =>
  scope(() => {
    const b = concat1d([fill([1], -40), fill([1], bias), zeros([2])]) as Tensor1D;
    const weights = { W: zeros([4, 1]) as Tensor2D, U: zeros([4, 1]) as Tensor2D, b };
    let state = { h: zeros([1, 1]) as Tensor2D, c: ones([1, 1]) as Tensor2D };
    for (let t = 0; t < steps; t++) state = lstm.step(weights, x(), state).state;
    return state.c.dataSync()[0]!;
  });

/** The same of a state of 1 of a GRU with all weights 0, whose update gate stands at one half. */
const leftOfGru = (steps: number) =>
  scope(() => {
    const weights = {
      W: zeros([3, 1]) as Tensor2D,
      U: zeros([3, 1]) as Tensor2D,
      b: zeros([3]) as Tensor1D,
      d: zeros([1]) as Tensor1D,
    };
    let state = { h: ones([1, 1]) as Tensor2D };
    for (let t = 0; t < steps; t++) state = gru().step(weights, x(), state).state;
    return state.h.dataSync()[0]!;
  });

export default defineClaim({
  cites: ['jozefowicz2015'],
  domain: 'one unit whose weights are 0, along the direct path alone',
  measure: async (steps: number = STEPS) => ({
    steps,
    zero: leftOfLstm(0, 1),
    one: leftOfLstm(1, steps),
    two: leftOfLstm(2, steps),
    gru: leftOfGru(steps),
  }),
  holds: ({ zero, one, two, gru: last }) =>
    Math.abs(zero - 0.5) < 1e-6 && one < 1e-6 && two > 1e-3 && two < 1e-2 && last < 1e-14,
  says: ({ steps, zero, one, two, gru: last }) =>
    `One step along the cell state of an LSTM with forget bias 0 leaves ${zero.toFixed(2)} of a value; ${steps} steps leave ${inPowers(one)} of it with forget bias 1, ${inPowers(two)} with bias 2, and ${inPowers(last)} in a GRU whose gate stands at 0.5.`,
  breaks: { by: '5 steps instead of 50', alteration: 5 },
});
