/** The cliff in the loss of a one-unit RNN, and what gradient descent does near it, with and without clipping. */

import { scope } from '../engine/scope.ts';
import {
  grad,
  reshape,
  square,
  squeeze,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  tensor,
} from '../engine/tfjs.ts';
import { rnn } from '../models/rnn/cell.ts';
import { run } from '../models/unroll.ts';

/** A unit h ← tanh(u h + bias), started at 0 and run for so many steps; the loss is (h − TARGET)² at the end. */
export interface Cliff {
  gain: number;
  steps: number;
}

/** What the state shall be after the last step. */
export const TARGET = 0.3;
/** The biases that are looked at. */
export const SPAN: [from: number, to: number] = [-1, 1];

/** Loss and its gradient for each bias. The bias comes in as the input, so that one run of the cell serves all of them. */
export function lossAlong({ gain, steps }: Cliff, biases: number[]): { loss: number[]; slope: number[] } {
  return scope(() => {
    const weights = {
      W: tensor([1], [1, 1]) as Tensor2D,
      U: tensor([gain], [1, 1]) as Tensor2D,
      b: tensor([0]) as Tensor1D,
    };
    const x = tensor(
      biases.flatMap((bias) => Array.from({ length: steps }, () => bias)),
      [biases.length, steps, 1],
    ) as Tensor3D;
    const losses = (input: Tensor) =>
      square(sub(reshape(run(rnn(), weights, input as Tensor3D).last.h, [biases.length]), TARGET));
    const gradient = sum(squeeze(grad((input) => sum(losses(input)))(x), [2]), 1);
    return { loss: [...losses(x).dataSync()], slope: [...gradient.dataSync()] };
  });
}

/** Where a walker stood at each step, with the loss and the gradient there; `thrown` is the step that left the span, if one did. */
export interface Walk {
  bias: number[];
  loss: number[];
  slope: number[];
  thrown: number | null;
}

/** Gradient descent on the bias. A gradient longer than `clip` is cut to that length; Infinity leaves it as it is. */
export function walk(cliff: Cliff, start: number, learningRate: number, count: number, clip = Infinity): Walk {
  const path: Walk = { bias: [], loss: [], slope: [], thrown: null };
  for (let step = 0, bias = start; step <= count; step++) {
    const {
      loss: [loss],
      slope: [slope],
    } = lossAlong(cliff, [bias]);
    path.bias.push(bias);
    path.loss.push(loss!);
    path.slope.push(slope!);
    bias -= learningRate * Math.max(-clip, Math.min(clip, slope!));
    const isOut = bias < SPAN[0] || bias > SPAN[1];
    if (isOut && step < count) path.thrown ??= step + 1;
  }
  return path;
}

/** Where a walker stood within the span, with the loss there: up to the step that left it, if one did. */
export const stoodAt = ({ bias, loss, thrown }: Walk): [bias: number, loss: number][] =>
  bias.slice(0, thrown ?? bias.length).map((at, k) => [at, loss[k]]);

/** Biases over the span: evenly spaced numbers, each squared with its sign kept, and so the closer to each other the closer they are to the cliff at 0. */
export const spanned = (count: number): number[] =>
  Array.from({ length: count + 1 }, (_, k) => (2 * k) / count - 1).map((at) => Math.sign(at) * Math.abs(at) ** 2);
