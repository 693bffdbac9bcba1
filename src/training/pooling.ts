/** Ways to make one answer of a sequence of states: the last one, their mean, their maximum, or attention; trained side by side. */
import type { Weights } from '../define.ts';
import { scope } from '../engine/scope.ts';
import {
  add,
  argMax,
  concat,
  div,
  expandDims,
  max,
  mul,
  onesLike,
  slice,
  softmax,
  squeeze,
  sub,
  sum,
  type Tensor2D,
  type Tensor3D,
  zeros,
} from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import { times, uniform } from '../models/parts/linear.ts';
import { type RnnWeights, rnn } from '../models/rnn/cell.ts';
import { recurrent, run } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { oneMark, type Place, SIGNS } from '../tasks/one-mark.ts';
import { runExperiment } from './experiment.ts';
import { toTensors } from './loss.ts';
import { layerWeights, type Network, network, readout } from './network.ts';
import type { Plan } from './train.ts';

/** How the states of a sequence become one vector. */
export type Pooling = 'last' | 'mean' | 'max' | 'attention';
export const POOLINGS: Pooling[] = ['last', 'mean', 'max', 'attention'];

const [UNITS, BATCH, FRESH, EVERY] = [12, 32, 128, 20];
/** Added to a score, it leaves nothing after a softmax or a maximum. */
const NOWHERE = -1e9;
const cell = rnn();

/** 1 at each real step and 0 in the padding, whose inputs are all 0, [B,T,1]; ones if the padding is not known. */
const maskOf = (x: Tensor3D, known: boolean): Tensor3D => {
  const mask = max(x, 2, true) as Tensor3D;
  return known ? mask : onesLike(mask);
};

/** What share each step has in the vector, [B,T,1] numbers that add up to 1 in each row. */
function sharesOf(pooling: Exclude<Pooling, 'max'>, h: Tensor3D, mask: Tensor3D, query?: Tensor2D): Tensor3D {
  if (pooling === 'mean') return div(mask, sum(mask, 1, true));
  if (pooling === 'attention') return softmaxOver(add(times(query as Tensor2D, h), mul(sub(1, mask), NOWHERE)));
  const [B, T] = mask.shape;
  const next = concat([slice(mask, [0, 1, 0], [B, T - 1, 1]), zeros([B, 1, 1])], 1);
  return mul(mask, sub(1, next));
}
const softmaxOver = (scores: Tensor3D): Tensor3D => expandDims(softmax(squeeze(scores, [2])), 2);

/** The vector of each sequence, [B,H]. */
function pooled(pooling: Pooling, h: Tensor3D, mask: Tensor3D, query?: Tensor2D): Tensor2D {
  if (pooling === 'max') return max(add(h, mul(sub(1, mask), NOWHERE)), 1);
  return sum(mul(h, sharesOf(pooling, h, mask, query)), 1);
}

/** A simple RNN with such a readout: the same scores at every column. `known` says whether it is told which steps are padding. */
function poolingNetwork(pooling: Pooling, known: boolean): Network {
  const around = network(recurrent(cell), { D: SIGNS.length, H: UNITS, K: 2, wiring: 'direct' });
  return {
    weights: (random) => ({
      ...around.weights(random),
      ...(pooling === 'attention' ? { query: uniform(random, [1, UNITS], 1 / Math.sqrt(UNITS)) } : {}),
    }),
    scores(weights, x) {
      const [B, T] = x.shape;
      const vector = pooled(pooling, statesOf(weights, x), maskOf(x, known), weights.query as Tensor2D);
      return add(expandDims(readout(weights, vector), 1), zeros([B, T, 2]));
    },
  };
}
const statesOf = (weights: Tensors, x: Tensor3D): Tensor3D => run(cell, layerWeights(weights) as RnnWeights, x).h;

/** A model: its accuracy on fresh sequences by step, and the share of each step of one sequence in what it reads out. */
interface PoolingReader {
  pooling: Pooling;
  curve: [step: number, accuracy: number][];
  shares: number[];
}
/** `signs` is that sequence, empty where it is padded. */
export interface PoolingFrame {
  step: number;
  steps: number;
  signs: string[];
  readers: PoolingReader[];
}

/** The shares of a trained model on one sequence; of a maximum, the part of the units that take it at a step. */
function watched(pooling: Pooling, known: boolean, weights: Tensors, x: Tensor3D): number[] {
  return scope(() => {
    const [h, mask] = [statesOf(weights, x), maskOf(x, known)];
    if (pooling !== 'max') return [...sharesOf(pooling, h, mask, weights.query as Tensor2D).dataSync()];
    const at = argMax(add(h, mul(sub(1, mask), NOWHERE)), 1).dataSync();
    return Array.from({ length: x.shape[1] }, (_, t) => at.filter((step) => step === t).length / UNITS);
  });
}

/** Trains all four for `steps` steps on sequences of up to `longest` steps, or tests weights that are given; returns the weights. */
export function* trainPooling(
  {
    place,
    known,
    longest,
    steps,
    seed,
  }: { place: Place; known: boolean; longest: number; steps: number; seed: number },
  loaded?: Weights,
): Generator<PoolingFrame, Weights> {
  const task = oneMark(place);
  const plan = (pooling: Pooling): Plan => ({
    net: poolingNetwork(pooling, known),
    task,
    seed,
    steps,
    batch: BATCH,
    learningRate: 0.02,
    length: () => longest,
  });
  const example = task.batch(new Random(seed, 'example'), 1, longest);
  const signs = Array.from({ length: longest }, (_, t) => {
    const code = [...example.x.slice(t * SIGNS.length, (t + 1) * SIGNS.length)].indexOf(1);
    return SIGNS[code] ?? '';
  });
  return yield* runExperiment({
    plans: Object.fromEntries(POOLINGS.map((pooling) => [pooling, plan(pooling)])),
    evaluation: {
      every: EVERY,
      first: 0,
      of: (trainer) => trainer.score(FRESH, longest, 'fresh').accuracy,
    },
    loaded,
    frame: ({ runs, step, isRoundOver, wasEvaluated }): PoolingFrame | undefined =>
      isRoundOver && wasEvaluated
        ? {
            step,
            steps,
            signs,
            readers: runs.map(({ name, weights, findings: { results } }) => ({
              pooling: name as Pooling,
              curve: results.map(({ step: at, result }) => [at, result]),
              shares: scope(() => watched(name as Pooling, known, weights, toTensors(example).x)),
            })),
          }
        : undefined,
  });
}
