/**
 * The network of RNNoise 0.1, frame by frame: a dense layer, three GRUs, and from their states the gain of each band and the
 * probability of speech. Its GRUs are ours with reset 'before' but for one thing: their candidates are rectified (ReLU).
 */
import type { Weights } from '../define.ts';
import { defineKernel } from '../engine/kernel.ts';
import { scope } from '../engine/scope.ts';
import {
  add,
  concat,
  dispose,
  mul,
  relu,
  reshape,
  sigmoid,
  slice,
  split,
  sub,
  type Tensor1D,
  type Tensor2D,
  tanh,
  tensor,
  tidy,
  zeros,
} from '../engine/tfjs.ts';
import type { Cell, Tensors } from '../models/cell.ts';
import { times, uniform } from '../models/parts/linear.ts';
import { stream } from '../models/stream.ts';
import { BANDS, FEATURES, GRUS, UNITS } from './rnnoise-sizes.ts';

/** Inputs and units of each GRU: the dense layer has as many units as the first. */
const [FIRST, SECOND, THIRD] = GRUS.map(({ units }) => units);
const SIZES = {
  vad: [FIRST, FIRST],
  noise: [2 * FIRST + FEATURES, SECOND],
  denoise: [FIRST + SECOND + FEATURES, THIRD],
};
const SHAPES: Record<string, number[]> = {
  'dense.W': [FIRST, FEATURES],
  'dense.b': [FIRST],
  ...Object.fromEntries(
    Object.entries(SIZES).flatMap(([name, [D, H]]) => [
      [`${name}.W`, [3 * H, D]],
      [`${name}.U`, [3 * H, H]],
      [`${name}.b`, [3 * H]],
    ]),
  ),
};

/** The kernel, src/engine/denoise-kernel/denoise.ts, once `alsoUse('denoise')` has loaded it. */
const kernel = defineKernel('denoise', {
  stream: { sizes: () => [FEATURES, UNITS], weights: () => SHAPES },
  apart: true,
});

/** Both gates and the candidate of all three GRUs side by side, [B,168]. */
type Gates = { r: Tensor2D; z: Tensor2D; n: Tensor2D };

/** A step of a GRU that resets before the product and rectifies its candidate. x is [B,D], h is [B,H]. */
function rectifiedGru(weights: Tensors, name: string, x: Tensor2D, h: Tensor2D): Gates & { h: Tensor2D } {
  const [W, U, b] = ['W', 'U', 'b'].map((part) => weights[`${name}.${part}`]);
  const H = h.shape[1];
  const [xr, xz, xn] = split(times(W as Tensor2D, x, b as Tensor1D), 3, 1) as Tensor2D[];
  const [hr, hz] = split(times(slice(U as Tensor2D, [0, 0], [2 * H, H]), h), 2, 1) as Tensor2D[];
  const r = sigmoid(add(xr, hr)) as Tensor2D;
  const z = sigmoid(add(xz, hz)) as Tensor2D;
  const n = relu(add(xn, times(slice(U as Tensor2D, [2 * H, 0], [H, H]), mul(r, h) as Tensor2D))) as Tensor2D;
  return { r, z, n, h: add(mul(sub(1, z), n), mul(z, h)) as Tensor2D };
}

/** The cell: x is [B,42]; h is [B,168], the states of the three GRUs side by side. */
export const rnnoiseCell: Cell<Tensors, { h: Tensor2D }, Gates> = {
  kernel: { stream: (weights) => kernel.stream(weights) },
  inputs: () => FEATURES,
  weights: (_, random) =>
    Object.fromEntries(
      Object.entries(SHAPES).map(([name, shape]) => {
        const length = shape.reduce((product, size) => product * size, 1);
        return [name, reshape(uniform(random, [length], 1 / Math.sqrt(shape.at(-1) ?? 1)), shape)];
      }),
    ),

  zero: (_, batch) => ({ h: zeros([batch, UNITS]) }),

  step(weights, x, { h }) {
    const [voice, noise, gains] = split(
      h,
      GRUS.map(({ units }) => units),
      1,
    ) as Tensor2D[];
    const dense = tanh(times(weights['dense.W'] as Tensor2D, x, weights['dense.b'] as Tensor1D)) as Tensor2D;
    const first = rectifiedGru(weights, 'vad', dense, voice);
    const second = rectifiedGru(weights, 'noise', concat([dense, first.h, x], 1), noise);
    const third = rectifiedGru(weights, 'denoise', concat([first.h, second.h, x], 1), gains);
    const all = (of: (gru: typeof first) => Tensor2D) => concat([first, second, third].map(of), 1);
    return {
      state: { h: all((gru) => gru.h) },
      gates: { r: all(({ r }) => r), z: all(({ z }) => z), n: all(({ n }) => n) },
    };
  },
};

/** What the network makes of T frames: the states of its GRUs, [T,168], the probability of speech and the gains, [T,22]. */
export interface Made {
  states: Float32Array;
  voice: Float32Array;
  gains: Float32Array;
}

/** The weights as the cell wants them. */
export const cellWeights = (weights: Weights): Tensors =>
  Object.fromEntries(Object.keys(SHAPES).map((name) => [name, tensor(weights[name].data, weights[name].shape)]));

/**
 * Runs the network over features [T,42] from a state of zeros, which also comes before every frame where it `forgets`. In
 * silence the program leaves the network out: the states stay as they were, and speech has no probability.
 */
export function hear(weights: Weights, features: Float32Array, forgets = false): Made {
  const T = features.length / FEATURES;
  if (!T) return { states: new Float32Array(), voice: new Float32Array(), gains: new Float32Array() };
  const made = tidy(() => cellWeights(weights));
  const flow = stream(rnnoiseCell, made);
  const states = new Float32Array(T * UNITS);
  const silent = Array.from({ length: T }, (_, t) => isSilent(features.subarray(t * FEATURES, (t + 1) * FEATURES)));
  for (let t = 0, at = 0; t < T; t++, at += UNITS) {
    if (forgets) flow.reset();
    if (!silent[t]) states.set(flow.steps(features.subarray(t * FEATURES, (t + 1) * FEATURES)), at);
    else if (!forgets && t) states.copyWithin(at, at - UNITS, at);
  }
  flow.dispose();
  dispose(made);
  return { states, ...scope(() => outputs(weights, tensor(states, [T, UNITS]) as Tensor2D, silent)) };
}

const isSilent = (features: Float32Array) => features.every((number) => number === 0);

/** What the last layers make of states [T,168]: the voice of those of the first GRU, the gains of those of the third. */
function outputs(weights: Weights, h: Tensor2D, silent: boolean[]): Pick<Made, 'voice' | 'gains'> {
  const [T] = h.shape;
  const of = (name: string, from: number, units: number) => {
    const [W, b] = [`${name}.W`, `${name}.b`].map((part) => tensor(weights[part].data, weights[part].shape));
    return sigmoid(times(W as Tensor2D, slice(h, [0, from], [T, units]), b as Tensor1D)).dataSync() as Float32Array;
  };
  const voice = of('voice', 0, FIRST).map((chance, t) => (silent[t] ? 0 : chance));
  return { voice, gains: kept(of('gains', UNITS - THIRD, THIRD), silent) };
}

/** The least part of a gain that is left in the next frame: RNNoise lets none fall faster (denoise.c). */
const LEAST = 0.6;

/** The gains as they are applied, none falling faster than it may; in silence they stay. */
function kept(gains: Float32Array, silent: boolean[]): Float32Array {
  const applied = Float32Array.from(gains);
  for (let k = 0; k < applied.length; k++) {
    const before = applied[k - BANDS] ?? 0;
    applied[k] = silent[Math.floor(k / BANDS)] ? before : Math.max(applied[k], LEAST * before);
  }
  return applied;
}
