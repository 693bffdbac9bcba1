/** Silero VAD frame by frame, against the same in plain loops. */
import type { Cell } from '../../models/cell.ts';
import { sileroCell } from '../../wild/silero-cell.ts';
import type { Family, Given, Size } from '../family.ts';
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
      s0 += W[w]! * x[k]!;
      s1 += W[w + 1]! * x[k + 1]!;
      s2 += W[w + 2]! * x[k + 2]!;
      s3 += W[w + 3]! * x[k + 3]!;
    }
    for (; k < end; k++, w++) s0 += W[w]! * x[k]!;
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
      multiply(products, 2 * BINS, weights.basis!, 0, samples, t * HOP, WINDOW);
      for (let k = 0; k < BINS; k++)
        planes[0]![(t + 1) * BINS + k] = Math.sqrt(products[k]! ** 2 + products[BINS + k]! ** 2);
    }
  };
  const convolve = ({ D, H, T, stride, taps }: (typeof CONVOLUTIONS)[number], k: number) => {
    const [x, y, W] = [planes[k]!, planes[k + 1]!, weights[`W${k + 1}`]!];
    for (let t = 0; t < T; t++) {
      const row = y.subarray((t + 1) * H, (t + 2) * H);
      row.set(weights[`b${k + 1}`]!);
      for (const tap of taps) multiply(row, H, W, tap * H * D, x, (t * stride + tap) * D, D);
      for (let j = 0; j < H; j++) row[j] = Math.max(0, row[j]!);
    }
  };
  return {
    advance(x: Float32Array): Float32Array {
      samples.copyWithin(0, FRAME, FRAME + CONTEXT);
      samples.set(x, CONTEXT);
      for (let k = 0; k < CONTEXT; k++) samples[CONTEXT + FRAME + k] = samples[CONTEXT + FRAME - 2 - k]!;
      spectrum();
      CONVOLUTIONS.forEach(convolve);
      z.set(weights.b!);
      multiply(z, 4 * UNITS, weights.W!, 0, planes[4]!, UNITS, UNITS);
      multiply(z, 4 * UNITS, weights.U!, 0, h, 0, UNITS);
      for (let j = 0; j < UNITS; j++) {
        const [i, f] = [sigmoid(z[j]!), sigmoid(z[UNITS + j]!)];
        c[j] = f * c[j]! + i * Math.tanh(z[2 * UNITS + j]!);
        h[j] = sigmoid(z[3 * UNITS + j]!) * Math.tanh(c[j]!);
      }
      return h;
    },
    reset() {
      for (const state of [h, c, samples]) state.fill(0);
    },
  };
}

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
  tfjsOps: {},
  plainStream,
} satisfies Family;
