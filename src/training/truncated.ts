/** Truncated backpropagation through time on one endless stream: what windows of a length can learn about a lag. */
import type { Weights } from '../define.ts';
import { tensor } from '../engine/tfjs.ts';
import type { Layer } from '../models/cell.ts';
import { type GruWeights, gru } from '../models/gru/cell.ts';
import { recurrent, run } from '../models/unroll.ts';
import { Random } from '../random.ts';
import type { Batch, Task } from '../tasks/task.ts';
import { scoreOf } from './evaluate.ts';
import { runExperiment } from './experiment.ts';
import { layerWeights, type Network, network, readout } from './network.ts';

/** Bits come one a step; the answer to each is the bit `lag` steps before. Gradients reach back `window` steps at most. */
export interface Truncation {
  window: number;
  lag: number;
  /** Whether a window begins with the state that the last one left, or with none. */
  carried: boolean;
  seed: number;
  /** Steps of the stream to train on, whatever the window: long windows make fewer training steps. */
  steps: number;
}

/** Share of correct answers on fresh streams, read from the start in one go, after so many steps of the stream. */
export interface TruncatedProgress {
  step: number;
  accuracy: number;
}

const [STREAMS, UNITS, LEARNING_RATE, FRESH, READ] = [32, 16, 0.02, 32, 60];
/** Steps of the stream between two evaluations. */
const EVERY = 300;

const cell = gru();
const model = network(recurrent(cell) as Layer, { D: 1, H: UNITS, K: 2, wiring: 'direct' });

/** The model in training, which begins with the state that its last batch left: as plain numbers, so that no gradient flows back. */
function stateful(): Network {
  let state = new Float32Array(STREAMS * UNITS);
  return {
    weights: model.weights,
    scores(weights, x) {
      const { h, last } = run(cell, layerWeights(weights) as GruWeights, x, { h: tensor(state, [STREAMS, UNITS]) });
      state = Float32Array.from(last.h.dataSync());
      return readout(weights, h);
    },
  };
}

/** Streams of bits with their answers, from step `from` on; the first `lag` answers of a stream do not count. */
function part(bits: Int8Array[], lag: number, from: number, steps: number): Batch {
  const each = <V>(value: (stream: number, t: number) => V) =>
    bits.flatMap((_, b) => Array.from({ length: steps }, (_, k) => value(b, from + k)));
  return {
    x: Float32Array.from(each((b, t) => 2 * bits[b][t] - 1)),
    y: Int32Array.from(each((b, t) => bits[b][t - lag] ?? 0)),
    scored: Float32Array.from(each((_, t) => Number(t >= lag))),
    B: bits.length,
    T: steps,
  };
}
const drawn = (random: Random, count: number, steps: number) =>
  Array.from({ length: count }, () => Int8Array.from({ length: steps }, () => random.below(2)));

/** The windows of some streams, one after another: each batch goes on where the last one ended. */
function windows(bits: Int8Array[], lag: number): Task {
  let from = 0;
  return {
    title: 'a bit again',
    inputs: 1,
    outputs: 2,
    chance: 0.5,
    batch(_, __, window) {
      from += window;
      return part(bits, lag, from - window, window);
    },
  };
}

/**
 * Trains a GRU of 16 units on 32 streams, and yields how it does on fresh ones. Ends after `steps` steps, or once it makes
 * no error, and returns the weights. Where weights are given, they are not trained but tested.
 */
export function* trainTruncated(
  { window, lag, carried, seed, steps }: Truncation,
  loaded?: Weights,
): Generator<TruncatedProgress, Weights> {
  const bits = drawn(new Random(seed, 'stream'), STREAMS, steps + window);
  const fresh = part(drawn(new Random(seed, 'fresh'), FRESH, READ), lag, 0, READ);
  return yield* runExperiment({
    plans: {
      // The first word is the cell: by it the PyTorch code of the file is written.
      [`gru lag ${lag} window ${window}`]: {
        net: carried ? stateful() : model,
        task: windows(bits, lag),
        seed,
        steps: Math.ceil(steps / window),
        batch: STREAMS,
        length: () => window,
        learningRate: LEARNING_RATE,
      },
    },
    evaluation: {
      every: Math.ceil(EVERY / window),
      of: ({ weights }) => scoreOf(model, weights, fresh).accuracy,
    },
    goal: { reached: (accuracy) => accuracy === 1 },
    loaded,
    frame: ({ run: { findings }, step, wasEvaluated }): TruncatedProgress | undefined =>
      wasEvaluated ? { step: Math.min(step * window, steps), accuracy: findings.results.at(-1)!.result } : undefined,
  });
}
