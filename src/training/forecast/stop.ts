/** Early stopping: weights are kept that did best on the block before the tests, and training ends when none has for a while. */
import type { Weights } from '../../define.ts';
import { fromFile, toFile } from '../loaded.ts';
import type { Trainer } from '../train.ts';

/** Evaluations in a row without a better one before a training ends. */
const PATIENCE = 8;

/** Follows one training. */
export class EarlyStop {
  readonly #loss: (trainer: Trainer) => number;
  #best: { loss: number; weights: Weights } | undefined;
  #since = 0;

  /** `loss` is to become small; it must not look at the tests. */
  constructor(loss: (trainer: Trainer) => number) {
    this.#loss = loss;
  }

  /** After some training: the loss, and whether the training is over. If so, the trainer has its best weights again. */
  after(trainer: Trainer): { loss: number; isOver: boolean } {
    const loss = this.#loss(trainer);
    const isBetter = this.#best === undefined || loss < this.#best.loss;
    if (isBetter) this.#best = { loss, weights: toFile('best', trainer.weights) };
    this.#since = isBetter ? 0 : this.#since + 1;
    const isOver = this.#since >= PATIENCE || trainer.step >= trainer.plan.steps;
    if (isOver) fromFile('best', this.#best!.weights, trainer.weights);
    return { loss, isOver };
  }
}
