/** How long a forget gate keeps a value: read off the cell state of an LSTM that is left alone, and from the formula. */

import { scope } from '../engine/scope.ts';
import { log, mean, ones, stack, type Tensor1D, type Tensor2D, type Tensor3D, tensor, zeros } from '../engine/tfjs.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import type { Random } from '../random.ts';

/** Sequences over which a swaying gate is averaged. */
const ROWS = 128;
/** A logit so far down that σ of it is 0 in float32: the gate is shut. */
const SHUT = -200;

/** What is left of a cell state of 1 after each step, as the mean of its logarithm over sequences: [steps][biases]. */
export function logLeft(biases: number[], sway: number, steps: number, random: Random): number[][] {
  return scope(() => {
    const H = biases.length;
    const blocks = (input: number, forget: number[]) =>
      [biases.map(() => input), forget, biases.map(() => 0), biases.map(() => 0)].flat();
    const weights: LstmWeights = {
      W: tensor(
        blocks(
          0,
          biases.map(() => sway),
        ),
        [4 * H, 1],
      ) as Tensor2D,
      U: zeros([4 * H, H]) as Tensor2D,
      b: tensor(blocks(SHUT, biases)) as Tensor1D,
    };
    const x = tensor(
      Array.from({ length: ROWS * steps }, () => random.normal()),
      [ROWS, steps, 1],
    ) as Tensor3D;
    const start = { h: zeros([ROWS, H]) as Tensor2D, c: ones([ROWS, H]) as Tensor2D };
    const { states } = unroll(lstm, weights, x, start);
    return stack(states.map(({ c }) => mean(log(c), 0))).arraySync() as number[][];
  });
}

/** Steps until 1/e of a value is left, by the mean logarithm of what 16 steps leave: one number a bias. */
export function measuredTimeConstants(biases: number[], sway: number, random: Random): number[] {
  const steps = 16;
  return logLeft(biases, sway, steps, random)
    .at(-1)!
    .map((logarithm) => -steps / logarithm);
}

/** The same by the formula −1/ln f, for a gate that stands still at f = σ(bias). */
export const timeConstant = (bias: number): number => 1 / Math.log1p(Math.exp(-bias));
