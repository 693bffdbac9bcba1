/** Watching a trained cell at work on the latch: what came in, what it answered, and every gate and state on the way. */

import { scope } from '../engine/scope.ts';
import {
  argMax,
  squeeze,
  stack,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  tensor,
  transpose,
} from '../engine/tfjs.ts';
import type { Cell, Tensors } from '../models/cell.ts';
import { unroll } from '../models/unroll.ts';
import type { Random } from '../random.ts';
import { latch } from '../tasks/latch.ts';
import { accuracy, toTensors } from './loss.ts';
import { readout } from './network.ts';

/** One sequence of the latch: values (±1), writes (0/1), the right answers and the given ones (0/1, null before the first write). */
export interface LatchStory {
  values: number[];
  writes: number[];
  right: (number | null)[];
  answers: number[];
}

/** A sequence of the latch with its right answers; `x` is [1,T,2]. */
export function latchSequence(random: Random, T: number): Omit<LatchStory, 'answers'> & { x: Float32Array } {
  const { x, y, scored } = latch.batch(random, 1, T);
  const each = <V>(value: (t: number) => V) => Array.from({ length: T }, (_, t) => value(t));
  return {
    x,
    values: each((t) => x[2 * t]!),
    writes: each((t) => x[2 * t + 1]!),
    right: each((t) => (scored[t] ? y[t]! : null)),
  };
}

/** [H][T] numbers of one quantity over the steps. */
export const overTime = (steps: Tensor[]): number[][] =>
  scope(() => transpose(squeeze(stack(steps, 1), [0])).arraySync() as number[][]);

/** A story with the gates and states on the way, [H][T] by name. */
export type WatchedStory = LatchStory & { gates: Record<string, number[][]>; states: Record<string, number[][]> };

/** Runs a recurrent cell with its readout (`V`, `v` in `network`) on one sequence; `gates` and `states` are [H][T] by name. */
export function watchLatch<W extends Tensors, S extends Tensors & { h: Tensor }, G extends Tensors>(
  cell: Cell<W, S, G>,
  weights: W,
  network: Tensors,
  random: Random,
  T: number,
): WatchedStory {
  return scope(() => {
    const { x, ...story } = latchSequence(random, T);
    const { h, states, gates } = unroll(cell, weights, tensor(x, [1, T, 2]) as Tensor3D);
    const named = (steps: Tensors[]) =>
      Object.fromEntries(Object.keys(steps[0]!).map((name) => [name, overTime(steps.map((step) => step[name]!))]));
    const answers = [...argMax(squeeze(readout(network, h), [0]) as Tensor2D, -1).dataSync()];
    return { ...story, answers, gates: named(gates), states: named(states) };
  });
}

/** Accuracy of a cell with its readout on `size` fresh sequences of the latch. */
export function latchAccuracy<W extends Tensors, S extends Tensors & { h: Tensor }, G extends Tensors>(
  cell: Cell<W, S, G>,
  weights: W,
  network: Tensors,
  random: Random,
  size = 128,
  T = 40,
): number {
  return scope(() => {
    const batch = toTensors(latch.batch(random, size, T));
    return accuracy(readout(network, unroll(cell, weights, batch.x).h), batch);
  });
}
