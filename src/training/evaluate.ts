/** How good a network is on sequences it was not trained on. */

import { tidy } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import type { Random } from '../random.ts';
import type { Batch, Task } from '../tasks/task.ts';
import { accuracy, lossOf, toTensors } from './loss.ts';
import type { Network } from './network.ts';

/** Accuracy (0 to 1) and loss (cross-entropy in nats, or squared error) over the scored answers. */
export interface Score {
  accuracy: number;
  loss: number;
}

/** The score of a network on a batch. */
export function scoreOf(network: Network, weights: Tensors, batch: Batch): Score {
  return tidy(() => {
    const tensors = toTensors(batch);
    const scores = network.scores(weights, tensors.x);
    return { accuracy: accuracy(scores, tensors), loss: lossOf(scores, tensors).dataSync()[0] };
  });
}

/** The score of a network on `size` fresh sequences of one length, drawn from `random`. */
export const evaluate = (
  network: Network,
  weights: Tensors,
  task: Task,
  random: Random,
  size: number,
  length: number,
): Score => scoreOf(network, weights, task.batch(random, size, length));
