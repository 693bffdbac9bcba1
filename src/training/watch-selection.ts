/** Watching a trained selective model on the latch, with its step size chosen by the input or frozen at its mean. */

import { scope } from '../engine/scope.ts';
import {
  add,
  argMax,
  mean,
  squeeze,
  type Tensor2D,
  type Tensor3D,
  tensor,
  transpose,
  zerosLike,
} from '../engine/tfjs.ts';
import type { Layer, Tensors } from '../models/cell.ts';
import { type S6Weights, select } from '../models/mamba/s6.ts';
import type { Random } from '../random.ts';
import { latch } from '../tasks/latch.ts';
import { accuracy, toTensors } from './loss.ts';
import { layerWeights, project, readout } from './network.ts';
import { type LatchStory, latchSequence } from './watch.ts';

/** The story with the step sizes used, [channels][steps], and their mean at writes and between them. */
export type SelectionStory = LatchStory & { delta: number[][]; atWrites: number; between: number };

/** Runs `layer` of `network` on one sequence of the latch. `frozen` says that the layer uses the mean step size. */
export function watchSelection(
  network: Tensors,
  layer: Layer<S6Weights>,
  frozen: boolean,
  random: Random,
  T: number,
): SelectionStory {
  return scope(() => {
    const { x, ...story } = latchSequence(random, T);
    const weights = layerWeights(network) as S6Weights;
    const e = project(network, tensor(x, [1, T, 2]) as Tensor3D);
    const chosen = select(weights, e).delta;
    const used = frozen ? add(zerosLike(chosen), mean(chosen, [0, 1])) : chosen;
    const delta = transpose(squeeze(used, [0])).arraySync() as number[][];
    const answers = [...argMax(squeeze(readout(network, layer.apply(weights, e)), [0]) as Tensor2D, -1).dataSync()];
    const average = (writing: number) => {
      const sizes = story.writes.flatMap((write, t) => (write === writing ? delta.map((channel) => channel[t]) : []));
      return sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length);
    };
    return { ...story, answers, delta, atWrites: average(1), between: average(0) };
  });
}

/** Accuracy of `layer` of `network` on `size` fresh sequences of the latch. */
export function selectionAccuracy(
  network: Tensors,
  layer: Layer<S6Weights>,
  random: Random,
  size = 128,
  T = 40,
): number {
  return scope(() => {
    const batch = toTensors(latch.batch(random, size, T));
    return accuracy(
      readout(network, layer.apply(layerWeights(network) as S6Weights, project(network, batch.x))),
      batch,
    );
  });
}
