/** An encoder, a vector, and a decoder: what has to pass through the vector, and what does not fit. */

import type { Weights } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { argMax, concat, slice, type Tensor1D, type Tensor2D, type Tensor3D, tensor, zeros } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import { type GruWeights, gru } from '../models/gru/cell.ts';
import { times, uniform } from '../models/parts/linear.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { reversal, SYMBOLS } from '../tasks/reversal.ts';
import type { Batch } from '../tasks/task.ts';
import { runExperiment } from './experiment.ts';
import { layerWeights, type Network, readout } from './network.ts';
import type { Trainer } from './train.ts';

const UNITS = 32;
const named = (prefix: string, weights: Tensors): Tensors =>
  Object.fromEntries(Object.entries(weights).map(([name, tensor]) => [`${prefix}.layer.${name}`, tensor]));
const part = (prefix: string, weights: Tensors): GruWeights =>
  layerWeights(
    Object.fromEntries(
      Object.entries(weights).flatMap(([name, tensor]) =>
        name.startsWith(`${prefix}.`) ? [[name.slice(prefix.length + 1), tensor]] : [],
      ),
    ),
  ) as GruWeights;

/** The vector between the halves, [B,vector]: the encoder's last state through a matrix. */
const encoded = (weights: Tensors, word: Tensor3D): Tensor2D =>
  times(weights.P as Tensor2D, run(gru(), part('encoder', weights), word).last.h as Tensor2D);
/** The decoder's first state from the vector. */
const begun = (weights: Tensors, vector: Tensor2D): Tensor2D => times(weights.Q as Tensor2D, vector);

/**
 * Two GRUs of 32 units with a vector of so many numbers between them. The first half of x [B,2L,D] goes to the encoder,
 * the second to the decoder; scores [B,2L,K] of the first half are 0.
 */
export const encoderDecoder = (vector: number): Network => ({
  weights: (random) => {
    const sizes = { D: reversal.inputs, H: UNITS };
    return {
      ...named('encoder', gru().weights(sizes, random)),
      ...named('decoder', gru().weights(sizes, random)),
      P: uniform(random, [vector, UNITS], Math.sqrt(3 / UNITS)),
      Q: uniform(random, [UNITS, vector], Math.sqrt(3 / vector)),
      V: uniform(random, [SYMBOLS, UNITS], 1 / Math.sqrt(UNITS)),
      v: zeros([SYMBOLS]) as Tensor1D,
    };
  },
  scores: (weights, x) => {
    const [B, T, D] = x.shape;
    const L = T / 2;
    const state = begun(weights, encoded(weights, slice(x, [0, 0, 0], [B, L, D])));
    const { h } = run(gru(), part('decoder', weights), slice(x, [0, L, 0], [B, L, D]), { h: state });
    return concat([zeros([B, L, SYMBOLS]), readout(weights, h)], 1) as Tensor3D;
  },
});

/** How the model does on words of each length: correct symbols under teacher forcing, and whole words correct when it writes freely. */
interface ByLength {
  length: number;
  forced: number;
  free: number;
}
export interface Seq2seqFrame {
  step: number;
  steps: number;
  vector: number;
  loss: [step: number, loss: number][];
  tested: ByLength[];
  example: Example;
}

/** Lengths that are trained (any up to this one), tested at the end, and looked at on the way. */
export const LENGTHS = { trained: 8, tested: [2, 4, 6, 8, 10, 12], watched: [4, 8] };
const [BATCH, FRESH, EVERY, LEARNING_RATE] = [32, 64, 20, 0.01];
/** What the model is called in a file. */
const FILE = 'encoder-decoder';

/** What the decoder writes after each word, [size][length], fed with its own symbols. x is that of a batch; only words are read. */
function writtenFreely(weights: Tensors, x: Float32Array, size: number, length: number): number[][] {
  return scope(() => {
    const D = reversal.inputs;
    const all = tensor(x, [size, 2 * length, D]) as Tensor3D;
    let state = { h: begun(weights, encoded(weights, slice(all, [0, 0, 0], [size, length, D]))) };
    let given = Array.from({ length: size }, () => SYMBOLS);
    const out = given.map((): number[] => []);
    for (let t = 0; t < length; t++) {
      const input = tensor(
        given.flatMap((symbol) => Array.from({ length: D }, (_, k) => Number(k === symbol))),
        [size, D],
      ) as Tensor2D;
      state = gru().step(part('decoder', weights), input, state).state;
      given = [...argMax(readout(weights, state.h), -1).dataSync()];
      given.forEach((symbol, row) => out[row]!.push(symbol));
    }
    return out;
  });
}

/** The share of words that the decoder writes backward without an error, fed with its own symbols. */
export function wordsRight(weights: Tensors, random: Random, size: number, length: number): number {
  const { x, y } = reversal.batch(random, size, length);
  const right = writtenFreely(weights, x, size, length).filter((word, row) =>
    word.every((symbol, t) => symbol === y[row * 2 * length + length + t]),
  );
  return right.length / size;
}

/** One word, its answer, and what the decoder writes with the correct past and with its own; each a list of symbols. */
interface Example {
  word: number[];
  right: number[];
  forced: number[];
  free: number[];
}

function exampleOf(model: Network, weights: Tensors, random: Random, length: number): Example {
  const { x, y } = reversal.batch(random, 1, length);
  const right = [...y.slice(length)];
  const forced = scope(() =>
    [...argMax(model.scores(weights, tensor(x, [1, 2 * length, reversal.inputs]) as Tensor3D), -1).dataSync()].slice(
      length,
    ),
  );
  return { word: [...right].reverse(), right, forced, free: writtenFreely(weights, x, 1, length)[0]! };
}

/**
 * Replaces some of the decoder's inputs in a batch by what the model itself would have written there, given the correct
 * past: each with a chance of 1 − `ratio`. A ratio of 1 is teacher forcing.
 */
export const scheduledSampling =
  (model: Network, ratio: number) =>
  (batch: Batch, weights: Tensors, random: Random): Batch => {
    if (ratio === 1) return batch;
    const { B, T } = batch;
    const D = reversal.inputs;
    const own = scope(() => argMax(model.scores(weights, tensor(batch.x, [B, T, D]) as Tensor3D), -1).dataSync());
    for (let row = 0; row < B; row++) {
      for (let t = T / 2 + 1; t < T; t++) {
        if (random.next() < ratio) continue;
        const at = row * T + t;
        batch.x.fill(0, at * D, (at + 1) * D);
        batch.x[at * D + own[at - 1]] = 1;
      }
    }
    return batch;
  };

/**
 * Trains on words of 1 to 8 symbols with teacher forcing, or a share of it; tests on longer ones too, and returns the
 * weights. Where weights are given, they are not trained but tested.
 */
export function* trainSeq2seq(
  vector: number,
  seed: number,
  steps: number,
  ratio = 1,
  loaded?: Weights,
): Generator<Seq2seqFrame, Weights> {
  const model = encoderDecoder(vector);
  const byLength = (trainer: Trainer, lengths: number[]): ByLength[] =>
    lengths.map((length) => ({
      length,
      forced: trainer.score(FRESH, length, `forced ${length}`).accuracy,
      free: wordsRight(trainer.weights, new Random(seed, `free ${length}`), FRESH, length),
    }));
  return yield* runExperiment({
    plans: {
      [FILE]: {
        net: model,
        task: reversal,
        alter: scheduledSampling(model, ratio),
        seed,
        steps,
        batch: BATCH,
        learningRate: LEARNING_RATE,
        length: (random) => 1 + random.below(LENGTHS.trained),
      },
    },
    evaluation: {
      every: EVERY,
      first: 1,
      of: (trainer) => ({
        loss: loaded ? trainer.score(FRESH, LENGTHS.trained, 'loaded').loss : trainer.loss,
        tested: byLength(trainer, loaded || trainer.step === steps ? LENGTHS.tested : LENGTHS.watched),
        example: exampleOf(model, trainer.weights, new Random(seed, 'example'), LENGTHS.trained),
      }),
    },
    loaded,
    frame({ run, step, wasEvaluated }): Seq2seqFrame | undefined {
      if (!wasEvaluated) return undefined;
      const { results } = run.findings;
      const { tested, example } = results.at(-1)!.result;
      return { step, steps, vector, loss: results.map((made) => [made.step, made.result.loss]), tested, example };
    },
  });
}
