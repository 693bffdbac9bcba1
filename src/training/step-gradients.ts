/** What each step of a sequence adds to the gradient of a weight that all steps share, and what a window leaves of it. */

import { scope } from '../engine/scope.ts';
import type { Scalar, Tensor, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import { add, grad, grads, mul, norm, sub, sum, tensor2d, tensor3d, unstack, zerosLike } from '../engine/tfjs.ts';
import type { Cell, State, Tensors } from '../models/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { Random } from '../random.ts';
import { spectralRadius } from './gradient-lag.ts';

/** The part of each step, flat; together they are the gradient. Entry t belongs to step t + 1 of T. */
export interface StepGradients {
  parts: Float32Array[];
  /** The gradient as it comes when the weight is one and the same at every step, flat. */
  whole: Float32Array;
}

/**
 * The gradient of `loss`, of the last h [1,H], with respect to the weight called `shared`, step by step: every step gets a
 * copy of the weight, and each copy its own gradient. x is [1,T,D].
 */
export function gradientsByStep<W extends Tensors, S extends State>(
  cell: Cell<W, S>,
  weights: W,
  x: Tensor3D,
  shared: keyof W & string,
  loss: (h: S['h']) => Scalar,
): StepGradients {
  return scope(() => {
    const inputs = unstack(x, 1) as Tensor2D[];
    const lossOf = (copies: Tensor[]) => {
      const start = cell.zero(weights, 1);
      const last = inputs.reduce(
        (state, x_t, t) => cell.step({ ...weights, [shared]: copies[t]! }, x_t, state).state,
        start,
      );
      return loss(last.h);
    };
    const parts = grads((...copies: Tensor[]) => lossOf(copies))(inputs.map(() => weights[shared]!.clone()));
    const whole = grad((one: Tensor) => lossOf(inputs.map(() => one)))(weights[shared]!);
    // Copied, as arrays of tensors are views of memory that the tidy frees.
    const numbers = (x: Tensor) => Float32Array.from(x.dataSync());
    return { parts: parts.map(numbers), whole: numbers(whole) };
  });
}

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((total, value, k) => total + value * b[k]!, 0);
const total = (parts: Float32Array[]): Float32Array =>
  parts[0]!.map((_, k) => parts.reduce((one, part) => one + part[k]!, 0));

/** What each step makes up of the gradient: its part along the whole, so that the fractions add up to 1. */
export const fractionsOf = ({ parts, whole }: StepGradients): number[] =>
  parts.map((part) => dot(part, whole) / dot(whole, whole));

/** The cosine between the gradient and what the last `window` steps alone give: 1 is the same direction. */
export function windowCosine({ parts, whole }: StepGradients, window: number): number {
  const seen = total(parts.slice(-window));
  return dot(seen, whole) / Math.sqrt(dot(seen, seen) * dot(whole, whole));
}

/** The largest number by which the parts, added up, miss the gradient, as a fraction of its largest number. */
export function partsMiss({ parts, whole }: StepGradients): number {
  const largest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const sumOfParts = total(parts);
  return largest(whole.map((value, k) => value - sumOfParts[k]!)) / largest(whole);
}

/**
 * The gradient of `loss`, of the last h [1,H], with respect to the state after every step, as its size relative to that of
 * the last state: entry t belongs to step t + 1 of T. This is the error as it travels back through time.
 */
export function errorsByStep<W extends Tensors>(
  cell: Cell<W>,
  weights: W,
  x: Tensor3D,
  loss: (h: Tensor) => Scalar,
): number[] {
  return scope(() => {
    const inputs = unstack(x, 1) as Tensor2D[];
    const start = cell.zero(weights, 1);
    const lossOf = (nudges: Tensor[]) =>
      loss(
        inputs.reduce((state, x_t, t) => {
          const { h } = cell.step(weights, x_t, state).state;
          const nudge = nudges[t];
          return { h: nudge ? add(h, nudge) : h };
        }, start).h,
      );
    const errors = grads((...nudges: Tensor[]) => lossOf(nudges))(inputs.map(() => zerosLike(start.h)));
    const sizes = errors.map((error) => norm(error).dataSync()[0] ?? 0);
    return sizes.map((size) => size / (sizes.at(-1) || 1));
  });
}

/**
 * A fresh simple recurrent network (12 units, 4 inputs, noise with standard deviation 0.5) whose U has this spectral
 * radius, and a loss: a random projection of the last state.
 */
function freshNetwork(activation: 'tanh' | 'identity', radius: number, steps: number, seed: number) {
  const [D, H] = [4, 12];
  const random = new Random(seed, 'step gradients');
  const cell = rnn(activation);
  const { W, U, b } = cell.weights({ D, H }, random);
  const weights = { W, U: mul(U, radius / spectralRadius(U)) as Tensor2D, b: zerosLike(b) };
  const draw = (count: number, scale: number) => Array.from({ length: count }, () => scale * random.normal());
  const x = tensor3d(draw(steps * D, 0.5), [1, steps, D]);
  const direction = tensor2d(draw(H, 1), [1, H]);
  const loss = (h: Tensor) => sum(mul(h, direction)) as Scalar;
  return { cell, weights, x, loss, H };
}

/**
 * The parts of a fresh network, the error at every step, and the gradient of its loss along the gradient, once as the
 * gradient gives it and once by going a small way to both sides.
 */
export function freshStepGradients(activation: 'tanh' | 'identity', radius: number, steps: number, seed: number) {
  return scope(() => {
    const { cell, weights, x, loss, H } = freshNetwork(activation, radius, steps, seed);
    const made = gradientsByStep(cell, weights, x, 'U', loss);
    const errors = errorsByStep(cell, weights, x, loss);

    const whole = tensor2d(made.whole, [H, H]);
    const along = mul(whole, 1 / norm(whole).dataSync()[0]!) as Tensor2D;
    const at = (by: number) => {
      const moved = { ...weights, U: add(weights.U, mul(along, by)) as Tensor2D };
      const last = (unstack(x, 1) as Tensor2D[]).reduce(
        (state, x_t) => cell.step(moved, x_t, state).state,
        cell.zero(moved, 1),
      );
      return loss(last.h);
    };
    const [near, far] = [3e-3, 6e-3].map((by) => sub(at(by), at(-by)).dataSync()[0]! / (2 * by)) as [number, number];
    // Two distances, weighed so that the cubic term drops out.
    return { made, errors, gradient: { exact: sum(mul(whole, along)).dataSync()[0]!, measured: (4 * near - far) / 3 } };
  });
}

/** How the error of a fresh network travels back through its steps; entry t belongs to step t + 1. */
export interface BackThroughTime {
  /** The size of the error, relative to that at the last step. */
  errors: number[];
  /** What each step makes up of the gradient of U, and what it and all later steps make up together: all of them, 1. */
  fractions: number[];
  sums: number[];
  /** The cosine between the gradient and that of a window, for windows from 1 step up. */
  cosines: number[];
  /** The length of the gradient, and what nudging the weights both ways gives for it. */
  gradient: { exact: number; measured: number };
}

/** The way back through `steps` steps of a fresh network whose U has this spectral radius. */
export function backThroughTime(
  activation: 'tanh' | 'identity',
  radius: number,
  steps: number,
  seed: number,
): BackThroughTime {
  const { made, errors, gradient } = freshStepGradients(activation, radius, steps, seed);
  const fractions = fractionsOf(made);
  return {
    errors,
    fractions,
    sums: fractions.map((_, t) => fractions.slice(t).reduce((a, b) => a + b)),
    cosines: fractions.map((_, t) => windowCosine(made, t + 1)),
    gradient,
  };
}
