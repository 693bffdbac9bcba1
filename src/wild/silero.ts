/**
 * Silero VAD at 16 kHz: whether a stretch of 32 ms has speech in it, from a Fourier transform, four convolutions and one
 * LSTM, run by the glossary's own cell. Its gates lie in the order of PyTorch, which is ours, so no block has to move.
 */
import type { Weights } from '../define.ts';
import { scope } from '../engine/scope.ts';
import {
  add,
  dispose,
  keep,
  pad,
  relu,
  reshape,
  sigmoid,
  slice,
  sqrt,
  square,
  stridedSlice,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  tensor,
  tidy,
  unstack,
} from '../engine/tfjs.ts';
import { type LstmState, type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { times } from '../models/parts/linear.ts';
import { run } from '../models/unroll.ts';

/** New samples in a frame, and those of the frame before that are read again in front of them. */
export const [FRAME, CONTEXT] = [512, 64];
/** The windows of the Fourier transform: so many samples, so far apart; what is missing at the end is mirrored. */
export const [WINDOW, HOP, MIRRORED] = [256, 128, 64];
const LENGTH = CONTEXT + FRAME + MIRRORED;
export const WINDOWS = (LENGTH - WINDOW) / HOP + 1;
/** How far apart the outputs of each convolution are. */
export const STRIDES = [1, 2, 2, 1];
export const UNITS = 128;

/** What is carried from frame to frame: both states of the LSTM, and the last samples. All zeros at the start. */
export interface Memory {
  h: Float32Array;
  c: Float32Array;
  context: Float32Array;
}
export const blank = (): Memory => ({
  h: new Float32Array(UNITS),
  c: new Float32Array(UNITS),
  context: new Float32Array(CONTEXT),
});

/** The network with its weights where the engine computes. `dispose` frees them. */
export interface Silero {
  lstm: LstmWeights;
  /** What the LSTM reads of each whole frame of the samples, [N,128]. */
  features(samples: Float32Array, context: Float32Array): Tensor2D;
  /** The probability of speech from hidden states [N,128]. */
  chances(h: Tensor2D): Tensor;
  dispose(): void;
}

/** The windows of all whole frames, [4N,256], each frame behind the end of the one before. */
function windowsOf(samples: Float32Array, context: Float32Array): Tensor2D {
  const N = Math.floor(samples.length / FRAME);
  const all = new Float32Array(CONTEXT + N * FRAME);
  all.set(context);
  all.set(samples.subarray(0, N * FRAME), CONTEXT);
  const windows = new Float32Array(N * WINDOWS * WINDOW);
  const frame = new Float32Array(LENGTH);
  for (let n = 0; n < N; n++) {
    frame.set(all.subarray(n * FRAME, n * FRAME + CONTEXT + FRAME));
    for (let k = 0; k < MIRRORED; k++) frame[CONTEXT + FRAME + k] = frame[CONTEXT + FRAME - 2 - k];
    for (let w = 0; w < WINDOWS; w++)
      windows.set(frame.subarray(w * HOP, w * HOP + WINDOW), (n * WINDOWS + w) * WINDOW);
  }
  return tensor(windows, [N * WINDOWS, WINDOW]);
}

/** The magnitude of each frequency, [4N,129], from the products with cosines and sines, [4N,258]. */
export function magnitude(products: Tensor2D): Tensor2D {
  const [rows, both] = products.shape;
  const [cosines, sines] = [0, both / 2].map((at) => slice(products, [0, at], [rows, both / 2]));
  return sqrt(add(square(cosines), square(sines)));
}

/**
 * relu of a convolution with three taps over x [N,T,D]; a zero stands before and after. W is [H,D] for each tap: three short
 * sums round less than a long one.
 */
export function convolve(W: Tensor2D[], b: Tensor1D, x: Tensor3D, stride: number): Tensor3D {
  const [N, T, D] = x.shape;
  const padded = pad(x, [
    [0, 0],
    [1, 1],
    [0, 0],
  ]);
  const [before, now, after] = W.map((W_k, k) =>
    times(W_k, stridedSlice(padded, [0, k, 0], [N, k + T, D], [1, stride, 1]) as Tensor3D, k === 1 ? b : undefined),
  );
  return relu(add(add(before, after), now));
}

/** The network from its weights by name. Convolutions come as [H,D,3]. */
export function silero(weights: Weights): Silero {
  const made = tidy(() => {
    const of = (name: string) => tensor(weights[name].data, weights[name].shape);
    const all = {
      basis: reshape(of('basis'), [-1, WINDOW]) as Tensor2D,
      convolutions: STRIDES.map((_, k) => {
        const W = unstack(of(`conv${k + 1}.W`), 2) as Tensor2D[];
        return { W, b: of(`conv${k + 1}.b`) as Tensor1D };
      }),
      lstm: { W: of('lstm.W'), U: of('lstm.U'), b: add(of('lstm.bW'), of('lstm.bU')) } as LstmWeights,
      out: { W: reshape(of('out.W'), [1, UNITS]) as Tensor2D, b: of('out.b') as Tensor1D },
    };
    for (const one of tensorsOf(all)) keep(one);
    return all;
  });
  return {
    lstm: made.lstm,
    features(samples, context) {
      const spectrum = magnitude(times(made.basis, windowsOf(samples, context)));
      const x = reshape(spectrum, [-1, WINDOWS, spectrum.shape[1]]) as Tensor3D;
      const y = made.convolutions.reduce((input, { W, b }, k) => convolve(W, b, input, STRIDES[k]), x);
      return reshape(y, [-1, UNITS]) as Tensor2D;
    },
    chances: (h) => sigmoid(times(made.out.W, relu(h), made.out.b)),
    dispose: () => dispose(tensorsOf(made)),
  };
}

type Made = Pick<Silero, 'lstm'> & {
  basis: Tensor;
  convolutions: { W: Tensor[]; b: Tensor }[];
  out: Record<string, Tensor>;
};
const tensorsOf = ({ basis, convolutions, lstm: weights, out }: Made): Tensor[] => [
  basis,
  ...convolutions.flatMap(({ W, b }) => [...W, b]),
  ...Object.values(weights),
  ...Object.values(out),
];

/** The probability of speech in each whole frame of the samples, and what is to be carried on. */
export function listen(network: Silero, samples: Float32Array, before: Memory = blank()) {
  return scope(() => {
    const N = Math.floor(samples.length / FRAME);
    const state: LstmState = { h: tensor(before.h, [1, UNITS]), c: tensor(before.c, [1, UNITS]) };
    const x = reshape(network.features(samples, before.context), [1, N, UNITS]) as Tensor3D;
    const { h, last } = run(lstm, network.lstm, x, state);
    const memory: Memory = {
      h: Float32Array.from(last.h.dataSync()),
      c: Float32Array.from(last.c.dataSync()),
      context: samples.slice(N * FRAME - CONTEXT, N * FRAME),
    };
    return { chances: [...network.chances(reshape(h, [N, UNITS]) as Tensor2D).dataSync()], memory };
  });
}
