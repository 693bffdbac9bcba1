/** Truncated backpropagation through time on one endless stream: what windows of a length can learn about a lag. */

import type { Weights } from '../define.ts';
import { adamStep, normOf } from '../engine/adam.ts';
import {
  clone,
  dispose,
  keep,
  type Tensor,
  type Tensor3D,
  tensor,
  tidy,
  valueAndGrads,
  zerosLike,
} from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import { type GruWeights, gru } from '../models/gru/cell.ts';
import { recurrent, run } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { fromFile, toFile } from './loaded.ts';
import { accuracy, crossEntropy, toTensors } from './loss.ts';
import { layerWeights, net, readout } from './net.ts';

/** Bits come one a step; the answer to each is the bit `lag` steps before. Gradients reach back `window` steps at most. */
export interface Truncation {
  window: number;
  lag: number;
  /** Whether a window begins with the state that the last one left, or with none. */
  carried: boolean;
  seed: number;
  /** Steps of the stream to train on, whatever the window: long windows make fewer updates. */
  steps: number;
}

/** Share of right answers on fresh streams, read from the start in one go, after so many steps of the stream. */
export interface TruncatedProgress {
  step: number;
  accuracy: number;
}

const [STREAMS, UNITS, RATE, FRESH, READ] = [32, 16, 0.02, 32, 60];
/** Steps of the stream between two looks at fresh ones. */
const EVERY = 300;

/** `count` streams of bits with their answers, from step `from` on; the first `lag` answers of a stream do not count. */
function part(bits: Int8Array[], lag: number, from: number, steps: number) {
  const each = <V>(value: (stream: number, t: number) => V) =>
    bits.flatMap((_, b) => Array.from({ length: steps }, (_, k) => value(b, from + k)));
  return toTensors({
    x: Float32Array.from(each((b, t) => 2 * bits[b]![t]! - 1)),
    y: Int32Array.from(each((b, t) => bits[b]![t - lag] ?? 0)),
    scored: Float32Array.from(each((_, t) => Number(t >= lag))),
    B: bits.length,
    T: steps,
  });
}
const drawn = (random: Random, count: number, steps: number) =>
  Array.from({ length: count }, () => Int8Array.from({ length: steps }, () => random.below(2)));

/**
 * Trains a GRU of 16 units on 32 streams, and yields how it does on fresh ones. Ends after `steps` steps, or once it makes
 * no error, and returns the weights. Where weights are given, they are not trained but tested.
 */
export function* trainTruncated(
  { window, lag, carried, seed, steps }: Truncation,
  loaded?: Weights,
): Generator<TruncatedProgress, Weights> {
  // The first word is the cell: by it the PyTorch code of the file is written.
  const file = `gru lag ${lag} window ${window}`;
  const cell = gru();
  const random = new Random(seed, 'stream');
  const weights: Tensors = net(recurrent(cell), { D: 1, H: UNITS, K: 2, wiring: 'direct' }).weights(
    new Random(seed, 'weights'),
  );
  const [mean, square] = [0, 1].map(() =>
    Object.fromEntries(Object.entries(weights).map(([name, values]) => [name, keep(zerosLike(values))])),
  );
  let state = keep(cell.zero(layerWeights(weights) as GruWeights, STREAMS).h);
  const bits = drawn(random, STREAMS, steps + window);
  const fresh = drawn(new Random(seed, 'fresh'), FRESH, READ);
  const score = () =>
    tidy(() => {
      const data = part(fresh, lag, 0, READ);
      return accuracy(readout(weights, run(cell, layerWeights(weights) as GruWeights, data.x).h), data);
    });
  try {
    if (loaded) {
      fromFile(file, loaded, weights);
      yield { step: 0, accuracy: score() };
    }
    let looked = 0;
    for (let t = 0, update = 1; !loaded && t < steps; t += window, update++) {
      tidy(() => {
        const data = part(bits, lag, t, window);
        const names = Object.keys(weights);
        let last: Tensor | undefined;
        const { grads } = valueAndGrads((...values: Tensor[]) => {
          const now = Object.fromEntries(names.map((name, k) => [name, values[k]!]));
          const { h, last: end } = run(
            cell,
            layerWeights(now) as GruWeights,
            data.x,
            carried ? { h: state } : undefined,
          );
          last = keep(clone(end.h));
          return crossEntropy(readout(now, h) as Tensor3D, data);
        })(names.map((name) => weights[name]!));
        const scale = Math.min(1, 1 / normOf(grads));
        names.forEach((name, k) => {
          const next = adamStep(
            { weight: weights[name]!, mean: mean![name]!, square: square![name]! },
            grads[k]!,
            scale,
            RATE,
            update,
          );
          for (const [all, value] of [
            [weights, next.weight],
            [mean!, next.mean],
            [square!, next.square],
          ] as const) {
            all[name]!.dispose();
            all[name] = keep(value);
          }
        });
        state.dispose();
        state = keep(tensor(last!.dataSync(), last!.shape as [number, number])) as typeof state;
        last!.dispose();
      });
      if (t + window < looked + EVERY && t + window < steps) continue;
      looked = t + window;
      const share = score();
      yield { step: Math.min(looked, steps), accuracy: share };
      if (share === 1) break;
    }
    return toFile(file, weights);
  } finally {
    dispose([weights, mean, square, state]);
  }
}
