/** The network of RNNoise frame by frame, against the same from stock operations and in plain loops. */
import { alsoUse } from '../../engine/kernels.ts';
import {
  add,
  concat,
  matMul,
  mul,
  relu,
  sigmoid as sigmoids,
  slice,
  split,
  sub,
  type Tensor,
  type Tensor2D,
  tanh,
  transpose,
} from '../../engine/tfjs.ts';
import type { Cell } from '../../models/cell.ts';
import { rnnoiseCell } from '../../wild/rnnoise.ts';
import type { Family, Given, Size, TfjsOps } from '../family.ts';
import { sigmoid } from '../plain-cell.ts';

const [FEATURES, FIRST, SECOND, THIRD] = [42, 24, 48, 96];
const UNITS = FIRST + SECOND + THIRD;
/** Of each GRU: its name, inputs, units, and where its state begins among those of all. */
const GRUS = [
  { name: 'vad', D: FIRST, H: FIRST, from: 0 },
  { name: 'noise', D: 2 * FIRST + FEATURES, H: SECOND, from: FIRST },
  { name: 'denoise', D: FIRST + SECOND + FEATURES, H: THIRD, from: FIRST + SECOND },
];

/** y [N] += W x for W [N,D], from row `row` on, four inputs at once. */
function multiply(y: Float32Array, W: Float32Array, x: Float32Array, D: number, row: number, N: number) {
  for (let j = row; j < row + N; j++) {
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    let [w, k] = [j * D, 0];
    for (; k + 3 < D; k += 4, w += 4) {
      s0 += W[w] * x[k];
      s1 += W[w + 1] * x[k + 1];
      s2 += W[w + 2] * x[k + 2];
      s3 += W[w + 3] * x[k + 3];
    }
    for (; k < D; k++, w++) s0 += W[w] * x[k];
    y[j] += s0 + s1 + s2 + s3;
  }
}

/** The network in loops over Float32Array: all states after each frame. */
function plainStream({ weights }: Given) {
  const h = new Float32Array(UNITS);
  const states = GRUS.map(({ from, H }) => h.subarray(from, from + H));
  const inputs = GRUS.map(({ D }) => new Float32Array(D));
  const [sums, recalled] = [new Float32Array(3 * THIRD), new Float32Array(THIRD)];
  const step = (k: number) => {
    const [{ name, D, H }, state] = [GRUS[k], states[k]];
    sums.set(weights[`${name}.b`]);
    multiply(sums, weights[`${name}.W`], inputs[k], D, 0, 3 * H);
    multiply(sums, weights[`${name}.U`], state, H, 0, 2 * H);
    for (let j = 0; j < H; j++) recalled[j] = sigmoid(sums[j]) * state[j];
    multiply(sums, weights[`${name}.U`], recalled, H, 2 * H, H);
    for (let j = 0; j < H; j++) {
      const [z, n] = [sigmoid(sums[H + j]), Math.max(0, sums[2 * H + j])];
      state[j] = n + z * (state[j] - n);
    }
  };
  const [first, second, third] = inputs;
  return {
    advance(x: Float32Array): Float32Array {
      first.set(weights['dense.b']);
      multiply(first, weights['dense.W'], x, FEATURES, 0, FIRST);
      for (let j = 0; j < FIRST; j++) first[j] = Math.tanh(first[j]);
      step(0);
      second.set(first);
      second.set(states[0], FIRST);
      second.set(x, 2 * FIRST);
      step(1);
      third.set(states[0]);
      third.set(states[1], FIRST);
      third.set(x, FIRST + SECOND);
      step(2);
      return h;
    },
    reset: () => void h.fill(0),
  };
}

/** The same from stock operations, matrices turned once. */
const stream: TfjsOps['stream'] = (_, weights) => {
  const dense = transpose(weights['dense.W']);
  const grus = GRUS.map(({ name, H }) => {
    const U = transpose(weights[`${name}.U`]);
    return {
      W: transpose(weights[`${name}.W`]) as Tensor2D,
      gates: slice(U, [0, 0], [H, 2 * H]) as Tensor2D,
      candidate: slice(U, [0, 2 * H], [H, H]) as Tensor2D,
      b: weights[`${name}.b`],
      H,
    };
  });
  const step = ({ W, gates, candidate, b, H }: (typeof grus)[number], x: Tensor2D, h: Tensor2D) => {
    const [xGates, xn] = split(add(matMul(x, W), b), [2 * H, H], 1) as Tensor[];
    const [r, z] = split(sigmoids(add(xGates, matMul(h, gates))), 2, 1) as Tensor2D[];
    const n = relu(add(xn, matMul(mul(r, h) as Tensor2D, candidate)));
    return add(n, mul(z, sub(h, n))) as Tensor2D;
  };
  return {
    zero: () => rnnoiseCell.zero(weights, 1),
    step(x, state) {
      const [voice, noise, gains] = split(state.h, [FIRST, SECOND, THIRD], 1) as Tensor2D[];
      const read = tanh(add(matMul(x, dense as Tensor2D), weights['dense.b'])) as Tensor2D;
      const first = step(grus[0], read, voice);
      const second = step(grus[1], concat([read, first, x], 1), noise);
      const third = step(grus[2], concat([first, second, x], 1), gains);
      return { h: concat([first, second, third], 1) };
    },
  };
};

const products = () => FEATURES * FIRST + GRUS.reduce((sum, { D, H }) => sum + 3 * H * (D + H), 0);

export default {
  title: 'RNNoise',
  rows: [{ mode: 'stream', B: 1, T: 16, D: FEATURES, H: UNITS, usual: true } satisfies Size],

  /** 2 operations for each product of the dense layer and of the GRUs. */
  flops: () => 2 * products(),
  /** The weights that are read, biases included, and the features. */
  bytes: () => 4 * (products() + FIRST + 3 * UNITS + FEATURES),

  cell: () => rnnoiseCell as Cell,
  ready: () => alsoUse('denoise'),
  tfjsOps: { stream },
  plainStream,
} satisfies Family;
