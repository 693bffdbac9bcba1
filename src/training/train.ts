/** Training one model: a plan in, a training step at a time. No clock; the same seed gives the same numbers. */

import { dispose, type Tensor3D, tidy } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import { Random } from '../random.ts';
import type { Batch, Task } from '../tasks/task.ts';
import { evaluate, type Score } from './evaluate.ts';
import { accuracy, lossOf, toTensors } from './loss.ts';
import type { Network } from './network.ts';
import { lossAndGradients, Optimizer, type OptimizerSettings } from './optimizer.ts';

/** What to train, on what, and for how long. The gradient is clipped to a norm of 1 unless `clip` says otherwise. */
export interface Plan extends OptimizerSettings {
  net: Network;
  task: Task;
  /** Decides the first weights and the data. */
  seed: number;
  steps: number;
  /** Multiply-adds of a training step, for whoever gives models equal work. */
  operations?: number;
  /** Sequences in a batch. */
  batch: number;
  /** Draws the length of each batch. */
  length(random: Random): number;
  /** Changes a batch before the model learns from it, given the weights as they are. */
  alter?(batch: Batch, weights: Tensors, random: Random): Batch;
}

/** Loss (cross-entropy in nats, or squared error) and accuracy on the batch of a training step, before the weights learned from it. */
export interface Progress {
  step: number;
  loss: number;
  accuracy: number;
}

/** A model in training. `runExperiment` trains any number of them to an end; this is for whoever needs a single step. */
export class Trainer {
  /** The weights as they are now. Use them between two steps; each step replaces them. */
  readonly weights: Tensors;
  readonly plan: Plan;
  /** Training steps made so far. */
  step = 0;
  /** On the batch of the last step. */
  loss = 0;
  accuracy = 0;
  /** Draws the batches. */
  readonly random: Random;
  readonly optimizer: Optimizer;

  constructor(plan: Plan) {
    this.plan = plan;
    this.random = new Random(plan.seed, 'batches');
    this.weights = plan.net.weights(new Random(plan.seed, 'weights'));
    this.optimizer = new Optimizer(this.weights, { clip: 1, ...plan });
  }

  /** One training step on a fresh batch. */
  next(): Progress {
    const { net: network, task, batch, length, alter } = this.plan;
    this.step++;
    const drawn = task.batch(this.random, batch, length(this.random));
    const data = alter ? alter(drawn, this.weights, this.random) : drawn;
    tidy(() => {
      const tensors = toTensors(data);
      const { loss, gradients } = lossAndGradients((weights) => {
        const scores = network.scores(weights, tensors.x) as Tensor3D;
        this.accuracy = accuracy(scores, tensors);
        return lossOf(scores, tensors);
      }, this.weights);
      this.optimizer.step(this.weights, gradients);
      this.loss = loss.dataSync()[0];
    });
    return { step: this.step, loss: this.loss, accuracy: this.accuracy };
  }

  /** The score on `size` sequences of a length, drawn from the stream of that name: of the task it learns unless another is given. */
  score(size: number, length: number, stream: string, task = this.plan.task): Score {
    return evaluate(this.plan.net, this.weights, task, new Random(this.plan.seed, stream), size, length);
  }

  /** Frees the weights and everything else. */
  dispose(): void {
    this.optimizer.dispose();
    dispose(this.weights);
  }
}
