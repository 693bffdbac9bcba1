/** The optimizer: Adam with gradient clipping, decoupled weight decay (AdamW) and a learning-rate schedule. */

import { adamStep, normOf } from '../engine/adam.ts';
import { dispose, keep, mul, type Scalar, type Tensor, valueAndGrads, zerosLike } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';

/** The learning rate of a training step; the first is 1. */
export type Schedule = (step: number) => number;

/** A learning rate that falls to 0 in a straight line over so many training steps, so that the last batches add little noise. */
export const linearDecay =
  (learningRate: number, steps: number): Schedule =>
  (step) =>
    learningRate * (1 - (step - 1) / steps);

/** How weights learn from their gradients. */
export interface OptimizerSettings {
  learningRate: number | Schedule;
  /** The gradient of all weights together is scaled down to this norm where it is longer; never, unless given. */
  clip?: number;
  /**
   * Before each training step, every weight shrinks by this share times the learning rate (Loshchilov & Hutter 2019);
   * 0 unless given.
   */
  weightDecay?: number;
}

/** Adam for weights that are known by name. It owns their running means, which `dispose` frees, and no weight. */
export class Optimizer {
  /** Adam's running means of the gradient and of its square. */
  readonly mean: Tensors;
  readonly square: Tensors;
  /** Training steps made so far. */
  steps = 0;
  readonly #settings: OptimizerSettings;

  /** Of the weights only names and shapes are taken. */
  constructor(weights: Tensors, settings: OptimizerSettings) {
    this.#settings = settings;
    this.mean = mapped(weights, zerosLike);
    this.square = mapped(weights, zerosLike);
  }

  /** One training step: replaces every weight that has a gradient, and disposes of the weight before it. Call it in a tidy. */
  step(weights: Tensors, gradients: Tensors): void {
    for (const [name, next] of Object.entries(this.next(weights, gradients))) replace(weights, name, next);
  }

  /** The weights after one training step, as new tensors; those given stay as they are. Call it in a tidy. */
  next(weights: Tensors, gradients: Tensors): Tensors {
    const { learningRate, clip, weightDecay = 0 } = this.#settings;
    this.steps++;
    const now = typeof learningRate === 'number' ? learningRate : learningRate(this.steps);
    const scale = clip === undefined ? 1 : Math.min(1, clip / normOf(Object.values(gradients)));
    return mapped(gradients, (gradient, name) => {
      const weight = weightDecay === 0 ? weights[name] : mul(weights[name], 1 - now * weightDecay);
      const moments = { weight, mean: this.mean[name], square: this.square[name] };
      const next = adamStep(moments, gradient, scale, now, this.steps);
      replace(this.mean, name, next.mean);
      replace(this.square, name, next.square);
      return next.weight;
    });
  }

  /** Frees the running means. */
  dispose(): void {
    dispose([this.mean, this.square]);
  }
}

/** The loss at some weights, and its gradient with respect to each of them by name. Call it in a tidy. */
export function lossAndGradients(
  loss: (weights: Tensors) => Tensor,
  weights: Tensors,
): { loss: Tensor; gradients: Tensors } {
  const names = Object.keys(weights);
  const named = (values: Tensor[]): Tensors => Object.fromEntries(names.map((name, k) => [name, values[k]]));
  const { value, grads } = valueAndGrads((...values: Tensor[]) => loss(named(values)) as Scalar)(
    Object.values(weights),
  );
  return { loss: value, gradients: named(grads) };
}

const mapped = (tensors: Tensors, make: (value: Tensor, name: string) => Tensor): Tensors =>
  Object.fromEntries(Object.entries(tensors).map(([name, value]) => [name, make(value, name)]));

/** Puts a tensor in the place of another, which is disposed of. Call it in a tidy. */
export function replace(tensors: Tensors, name: string, by: Tensor): void {
  tensors[name].dispose();
  tensors[name] = keep(by);
}
