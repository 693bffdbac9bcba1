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
import type { Task } from '../tasks/task.ts';
import { evaluate } from './evaluate.ts';
import { fromFile, toFile } from './loaded.ts';
import { layerWeights, type Net, readout } from './net.ts';
import { type Plan, Trainee } from './train.ts';

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
export const encoderDecoder = (vector: number): Net => ({
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

/** How the net does on words of each length: symbols right with the right past given, and whole words right written freely. */
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
const [BATCH, FRESH, EVERY, RATE] = [32, 64, 20, 0.01];
/** What the net is called in a file. */
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

/** One word, its answer, and what the decoder writes with the right past and with its own; each a list of symbols. */
interface Example {
  word: number[];
  right: number[];
  forced: number[];
  free: number[];
}

function example(net: Net, weights: Tensors, random: Random, length: number): Example {
  const { x, y } = reversal.batch(random, 1, length);
  const right = [...y.slice(length)];
  const forced = scope(() =>
    [...argMax(net.scores(weights, tensor(x, [1, 2 * length, reversal.inputs]) as Tensor3D), -1).dataSync()].slice(
      length,
    ),
  );
  return { word: [...right].reverse(), right, forced, free: writtenFreely(weights, x, 1, length)[0]! };
}

/**
 * The task with some of the decoder's inputs replaced by what the net itself would have written there, given the right
 * past: each with a chance of 1 − `ratio`. A ratio of 1 is teacher forcing.
 */
export const mixed = (net: Net, weights: () => Tensors, ratio: number): Task => ({
  ...reversal,
  batch(random, size, length) {
    const batch = reversal.batch(random, size, length);
    if (ratio === 1) return batch;
    const D = reversal.inputs;
    const own = scope(() =>
      argMax(net.scores(weights(), tensor(batch.x, [size, 2 * length, D]) as Tensor3D), -1).dataSync(),
    );
    for (let row = 0; row < size; row++) {
      for (let t = length + 1; t < 2 * length; t++) {
        if (random.next() < ratio) continue;
        const at = row * 2 * length + t;
        batch.x.fill(0, at * D, (at + 1) * D);
        batch.x[at * D + own[at - 1]!] = 1;
      }
    }
    return batch;
  },
});

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
  const net = encoderDecoder(vector);
  const task = mixed(net, () => trainee.weights, ratio);
  const plan: Plan = {
    net,
    task,
    seed,
    steps,
    batch: BATCH,
    learningRate: RATE,
    length: (random) => 1 + random.below(LENGTHS.trained),
  };
  const trainee: Trainee = new Trainee(plan);
  const loss: [number, number][] = [];
  const tested = (lengths: number[]) =>
    lengths.map((length) => ({
      length,
      forced: evaluate(net, trainee.weights, reversal, new Random(seed, `forced ${length}`), FRESH, length).accuracy,
      free: wordsRight(trainee.weights, new Random(seed, `free ${length}`), FRESH, length),
    }));
  const look = (step: number, now: number, lengths: number[]): Seq2seqFrame => {
    loss.push([step, now]);
    const shown = example(net, trainee.weights, new Random(seed, 'example'), LENGTHS.trained);
    return { step, steps, vector, loss: [...loss], tested: tested(lengths), example: shown };
  };
  try {
    if (loaded) {
      fromFile(FILE, loaded, trainee.weights);
      yield look(
        0,
        evaluate(net, trainee.weights, reversal, new Random(seed, 'loaded'), FRESH, LENGTHS.trained).loss,
        LENGTHS.tested,
      );
    }
    while (!loaded && trainee.step < steps) {
      const { loss: now, step } = trainee.next();
      if (step % EVERY === 0 || step === steps || step === 1)
        yield look(step, now, step === steps ? LENGTHS.tested : LENGTHS.watched);
    }
    return toFile(FILE, trainee.weights);
  } finally {
    trainee.dispose();
  }
}
