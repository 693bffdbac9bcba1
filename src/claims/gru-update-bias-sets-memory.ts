/** Claim: the bias of the update gate sets how long a GRU without input keeps its state. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { ones, type Tensor1D, type Tensor2D, zeros } from '../engine/tfjs.ts';
import { type GruWeights, gru } from '../models/gru/cell.ts';
import { clampGate } from '../training/clamp.ts';

const [UPDATE, LONGEST] = [1, 200];

/** Steps until a state of 1 has halved, with candidate 0 and the update gate at σ(bias). */
const halfLife = (bias: number): number =>
  scope(() => {
    const empty: GruWeights = {
      W: zeros([3, 1]) as Tensor2D,
      U: zeros([3, 1]) as Tensor2D,
      b: zeros([3]) as Tensor1D,
      d: zeros([1]) as Tensor1D,
    };
    const weights = clampGate(empty, UPDATE, 1 / (1 + Math.exp(-bias)));
    let state = { h: ones([1, 1]) as Tensor2D };
    for (let t = 1; t <= LONGEST; t++) {
      state = gru().step(weights, zeros([1, 1]) as Tensor2D, state).state;
      if (state.h.dataSync()[0]! <= 0.5 + 1e-6) return t;
    }
    return LONGEST;
  });

export default defineClaim({
  cites: [],
  domain: 'one unit that reads nothing, biases from −4 to 4.5',
  measure: async (biases: number[] = [0, 1, 3]) => ({ biases, steps: biases.map(halfLife) }),
  holds: ({ steps: [none, one, three] }) => none === 1 && one! > none! && three! > 3 * one!,
  says: ({ biases, steps }) =>
    `A GRU whose update gate stays at σ(${biases[0]}) halves its state in ${steps[0]} step when nothing new is written; at σ(${biases[1]}) it takes ${steps[1]} steps, at σ(${biases[2]}) ${steps[2]}.`,
  breaks: { by: 'the same bias, 0, three times', alteration: [0, 0, 0] },
});
