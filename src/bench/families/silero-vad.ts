/** Silero VAD frame by frame, against the same from stock operations and in plain loops. */
import { alsoUse } from '../../engine/kernels.ts';
import {
  add,
  concat,
  conv1d,
  matMul,
  mul,
  pad,
  relu,
  reshape,
  reverse,
  sigmoid as sigmoids,
  slice,
  split,
  sqrt,
  square,
  stack,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  tanh,
  transpose,
} from '../../engine/tfjs.ts';
import type { Cell } from '../../models/cell.ts';
import { sileroCell } from '../../wild/silero-cell.ts';
import type { Family, Given, Size, TfjsOps } from '../family.ts';
import { sigmoid } from '../plain-cell.ts';

const [FRAME, CONTEXT, UNITS, WINDOW, HOP, BINS] = [512, 64, 128, 256, 128, 129];
/** Of each convolution: inputs, outputs, moments out, how far apart they are, and the taps that see more than zeros. */
const CONVOLUTIONS = [
  { D: BINS, H: 128, T: 4, stride: 1, taps: [0, 1, 2] },
  { D: 128, H: 64, T: 2, stride: 2, taps: [0, 1, 2] },
  { D: 64, H: 64, T: 1, stride: 2, taps: [1, 2] },
  { D: 64, H: 128, T: 1, stride: 1, taps: [1] },
];

/** y [T,H] += W x [T,D] for W [H,D], four inputs at once; rows are `apart` numbers apart. */
function multiply(y: Float32Array, H: number, W: Float32Array, at: number, x: Float32Array, from: number, D: number) {
  for (let j = 0; j < H; j++) {
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    let [w, k] = [at + j * D, from];
    const end = from + D;
    for (; k + 3 < end; k += 4, w += 4) {
      s0 += W[w] * x[k];
      s1 += W[w + 1] * x[k + 1];
      s2 += W[w + 2] * x[k + 2];
      s3 += W[w + 3] * x[k + 3];
    }
    for (; k < end; k++, w++) s0 += W[w] * x[k];
    y[j] += s0 + s1 + s2 + s3;
  }
}

/** The network in loops over Float32Array: the hidden state after each frame. */
function plainStream({ weights }: Given) {
  const samples = new Float32Array(CONTEXT + FRAME + CONTEXT);
  const [h, c, z] = [new Float32Array(UNITS), new Float32Array(UNITS), new Float32Array(4 * UNITS)];
  const products = new Float32Array(2 * BINS);
  const planes = [BINS, ...CONVOLUTIONS.map(({ H }) => H)].map((width) => new Float32Array(6 * width));
  const spectrum = () => {
    for (let t = 0; t < 4; t++) {
      products.fill(0);
      multiply(products, 2 * BINS, weights.basis, 0, samples, t * HOP, WINDOW);
      for (let k = 0; k < BINS; k++)
        planes[0][(t + 1) * BINS + k] = Math.sqrt(products[k] ** 2 + products[BINS + k] ** 2);
    }
  };
  const convolve = ({ D, H, T, stride, taps }: (typeof CONVOLUTIONS)[number], k: number) => {
    const [x, y, W] = [planes[k], planes[k + 1], weights[`W${k + 1}`]];
    for (let t = 0; t < T; t++) {
      const row = y.subarray((t + 1) * H, (t + 2) * H);
      row.set(weights[`b${k + 1}`]);
      for (const tap of taps) multiply(row, H, W, tap * H * D, x, (t * stride + tap) * D, D);
      for (let j = 0; j < H; j++) row[j] = Math.max(0, row[j]);
    }
  };
  return {
    advance(x: Float32Array): Float32Array {
      samples.copyWithin(0, FRAME, FRAME + CONTEXT);
      samples.set(x, CONTEXT);
      for (let k = 0; k < CONTEXT; k++) samples[CONTEXT + FRAME + k] = samples[CONTEXT + FRAME - 2 - k];
      spectrum();
      CONVOLUTIONS.forEach(convolve);
      z.set(weights.b);
      multiply(z, 4 * UNITS, weights.W, 0, planes[4], UNITS, UNITS);
      multiply(z, 4 * UNITS, weights.U, 0, h, 0, UNITS);
      for (let j = 0; j < UNITS; j++) {
        const [i, f] = [sigmoid(z[j]), sigmoid(z[UNITS + j])];
        c[j] = f * c[j] + i * Math.tanh(z[2 * UNITS + j]);
        h[j] = sigmoid(z[3 * UNITS + j]) * Math.tanh(c[j]);
      }
      return h;
    },
    reset() {
      for (const state of [h, c, samples]) state.fill(0);
    },
  };
}

/** The same from stock operations: windows side by side in one product, and a convolution each. */
const stream: TfjsOps['stream'] = (_, weights) => {
  const basis = transpose(weights.basis);
  const filters = CONVOLUTIONS.map((__, k) => transpose(weights[`W${k + 1}`], [0, 2, 1]) as Tensor3D);
  const [W, U] = [transpose(weights.W), transpose(weights.U)] as [Tensor2D, Tensor2D];
  return {
    zero: () => sileroCell.zero(weights, 1),
    step(x, state) {
      const { context } = state as Record<string, Tensor>;
      const mirror = reverse(slice(x, [0, FRAME - CONTEXT - 1], [1, CONTEXT]), 1);
      const whole = concat([context, x, mirror], 1);
      const windows = stack([0, 1, 2, 3].map((t) => reshape(slice(whole, [0, t * HOP], [1, WINDOW]), [WINDOW])));
      const [cosines, sines] = split(matMul(windows, basis), 2, 1) as [Tensor, Tensor];
      const spectrum = reshape(sqrt(add(square(cosines), square(sines))), [1, 4, BINS]) as Tensor3D;
      const features = CONVOLUTIONS.reduce((input, { stride }, k) => {
        const padded = pad(input, [
          [0, 0],
          [1, 1],
          [0, 0],
        ]) as Tensor3D;
        return relu(add(conv1d(padded, filters[k], stride, 'valid'), weights[`b${k + 1}`])) as Tensor3D;
      }, spectrum);
      const z = add(matMul(reshape(features, [1, UNITS]), W), matMul(state.h as Tensor2D, U));
      const [i, f, g, o] = split(add(z, weights.b), 4, 1) as [Tensor, Tensor, Tensor, Tensor];
      const c = add(mul(sigmoids(f), (state as Record<string, Tensor>).c), mul(sigmoids(i), tanh(g)));
      return { h: mul(sigmoids(o), tanh(c)), c, context: slice(x, [0, FRAME - CONTEXT], [1, CONTEXT]) };
    },
  };
};

const weightsUsed = () =>
  2 * BINS * WINDOW +
  CONVOLUTIONS.reduce((sum, { D, H, taps }) => sum + D * H * taps.length + H, 0) +
  4 * UNITS * (2 * UNITS + 1);

export default {
  title: 'Silero VAD',
  rows: [{ mode: 'stream', B: 1, T: 16, D: FRAME, H: UNITS, usual: true } satisfies Size],

  /** 2 operations for each product: four windows, each tap at each moment, and the gates. */
  flops: () =>
    2 *
    (4 * 2 * BINS * WINDOW +
      CONVOLUTIONS.reduce((sum, { D, H, T, taps }) => sum + D * H * T * taps.length, 0) +
      8 * UNITS * UNITS),
  /** The weights that are read, and the samples. */
  bytes: () => 4 * (weightsUsed() + FRAME),

  cell: () => sileroCell as Cell,
  ready: () => alsoUse('speech'),
  tfjsOps: { stream },
  plainStream,
} satisfies Family;
