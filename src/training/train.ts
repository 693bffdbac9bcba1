/** Training: a plan in, progress out, one step at a time. No clock; the same seed gives the same numbers. */

import { adamStep, normOf } from '../engine/adam.ts';
import type { Tensor } from '../engine/tfjs.ts';
import { dispose, keep, tensor, tidy, valueAndGrads, zerosLike } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import { Random } from '../random.ts';
import type { Task } from '../tasks/task.ts';
import { accuracy, lossOf, toTensors } from './loss.ts';
import type { Net } from './net.ts';

/** The learning rate of a training step; the first is 1. */
export type Schedule = (step: number) => number;

/** A learning rate that falls to 0 in a straight line over so many training steps: the last batches disturb least. */
export const linearDecay =
  (learningRate: number, steps: number): Schedule =>
  (step) =>
    learningRate * (1 - (step - 1) / steps);

/** What to train, on what, and for how long. */
export interface Plan {
  net: Net;
  task: Task;
  /** Decides the first weights and the data. */
  seed: number;
  steps: number;
  /** Sequences in a batch. */
  batch: number;
  /** Draws the length of each batch. */
  length(random: Random): number;
  /** Adam's learning rate: one number, or a schedule, which gives it for each training step (the first is 1). */
  learningRate: number | Schedule;
  /** The gradient of all weights together is scaled down to this norm where it is longer; 1 unless given. */
  clip?: number;
}

/** Loss (cross-entropy in nats, or squared error) and accuracy on the batch of a step, before the weights learned from it. */
export interface Progress {
  step: number;
  loss: number;
  accuracy: number;
}

/** The numbers of tensors by name, in full: float32, flat. */
export type Numbers = Record<string, Float32Array>;

/** A training between two steps: all that decides how it goes on under the same plan. */
export interface Snapshot {
  step: number;
  /** The state of the generator that draws the batches. */
  random: number[];
  weights: Numbers;
  /** Adam's running means of the gradient and of its square. */
  mean: Numbers;
  square: Numbers;
}

/** A net in training, for whoever trains several in turns; `train` is simpler for one. */
export class Trainee {
  /** The weights as they are now. Use them between two steps; each step replaces them. */
  readonly weights: Tensors;
  /** Steps made so far. */
  step = 0;
  readonly #plan: Plan;
  readonly #random: Random;
  readonly #mean: Tensors;
  readonly #square: Tensors;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#random = new Random(plan.seed, 'batches');
    this.weights = plan.net.weights(new Random(plan.seed, 'weights'));
    this.#mean = zerosOf(this.weights);
    this.#square = zerosOf(this.weights);
  }

  /** One step of Adam on a fresh batch. */
  next(): Progress {
    const { task, batch, length } = this.#plan;
    this.step++;
    const data = task.batch(this.#random, batch, length(this.#random));
    return tidy(() => {
      const tensors = toTensors(data);
      let share = 0;
      const { value, grads } = valueAndGrads((...values: Tensor[]) => {
        const scores = this.#plan.net.scores(named(Object.keys(this.weights), values), tensors.x);
        share = accuracy(scores, tensors);
        return lossOf(scores, tensors);
      })(Object.values(this.weights));
      this.#learn(named(Object.keys(this.weights), grads));
      return { step: this.step, loss: value.dataSync()[0], accuracy: share };
    });
  }

  #learn(gradients: Tensors): void {
    const { learningRate, clip = 1 } = this.#plan;
    const scale = Math.min(1, clip / normOf(Object.values(gradients)));
    const now = typeof learningRate === 'number' ? learningRate : learningRate(this.step);
    for (const [name, gradient] of Object.entries(gradients)) {
      const moments = { weight: this.weights[name], mean: this.#mean[name], square: this.#square[name] };
      const next = adamStep(moments, gradient, scale, now, this.step);
      replace(this.weights, name, next.weight);
      replace(this.#mean, name, next.mean);
      replace(this.#square, name, next.square);
    }
  }

  /** A copy of all that decides the rest of the training; later steps do not change it. */
  snapshot(): Snapshot {
    const [weights, mean, square] = [this.weights, this.#mean, this.#square].map(numbersOf);
    return { step: this.step, random: this.#random.state, weights, mean, square };
  }

  /** Goes to where the snapshot was taken, to the last bit. Throws where it was taken of another net. */
  restore({ step, random, weights, mean, square }: Snapshot): void {
    const parts = [
      [this.weights, weights],
      [this.#mean, mean],
      [this.#square, square],
    ] as const;
    for (const [mine, given] of parts) {
      for (const [name, { size }] of Object.entries(mine)) {
        const count = given[name]?.length ?? 0;
        if (count !== size) throw new Error(`The snapshot has ${count} numbers for ${name}; this net has ${size}.`);
      }
    }
    for (const [mine, given] of parts) {
      for (const [name, { shape }] of Object.entries(mine)) replace(mine, name, tensor(given[name], shape));
    }
    this.step = step;
    this.#random.state = random;
  }

  /** Frees the weights and everything else. */
  dispose(): void {
    dispose([this.weights, this.#mean, this.#square]);
  }
}

/**
 * Trains to the last step and yields after each: from the first, or from where the given trainee of this plan stands.
 * `finish` may read the trained weights, which are disposed of after it, or as soon as the loop that reads the progress
 * is left.
 */
export async function* train(
  plan: Plan,
  finish?: (weights: Tensors) => void,
  trainee = new Trainee(plan),
): AsyncGenerator<Progress> {
  try {
    while (trainee.step < plan.steps) yield trainee.next();
    finish?.(trainee.weights);
  } finally {
    trainee.dispose();
  }
}

const named = (names: string[], values: Tensor[]): Tensors =>
  Object.fromEntries(names.map((name, k) => [name, values[k]]));
// Sliced, because an array without a copy may be a view of the engine's memory.
const numbersOf = (tensors: Tensors): Numbers =>
  Object.fromEntries(
    Object.entries(tensors).map(([name, values]) => [name, (values.dataSync() as Float32Array).slice()]),
  );
const zerosOf = (weights: Tensors): Tensors =>
  Object.fromEntries(Object.entries(weights).map(([name, tensor]) => [name, zerosLike(tensor)]));

function replace(tensors: Tensors, name: string, by: Tensor): void {
  tensors[name].dispose();
  tensors[name] = keep(by);
}
