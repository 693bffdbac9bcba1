/** Silero VAD as a cell, frame by frame, as a live program runs it: 512 samples in, the hidden state of the LSTM out. */
import type { Weights } from '../define.ts';
import { defineKernel } from '../engine/kernel.ts';
import {
  add,
  concat,
  reshape,
  reverse,
  slice,
  stack,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  tensor,
  unstack,
  zeros,
} from '../engine/tfjs.ts';
import type { Cell, State, Tensors } from '../models/cell.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { times, uniform } from '../models/parts/linear.ts';
import { CONTEXT, convolve, FRAME, HOP, MIRRORED, magnitude, STRIDES, UNITS, WINDOW, WINDOWS } from './silero.ts';

/** [D,H] of each convolution; each has three taps. */
const CONVOLUTIONS = [
  [WINDOW / 2 + 1, UNITS],
  [UNITS, UNITS / 2],
  [UNITS / 2, UNITS / 2],
  [UNITS / 2, UNITS],
];
const SHAPES: Record<string, number[]> = {
  basis: [WINDOW + 2, WINDOW],
  ...Object.fromEntries(
    CONVOLUTIONS.flatMap(([D, H], k) => [
      [`W${k + 1}`, [3, H, D]],
      [`b${k + 1}`, [H]],
    ]),
  ),
  W: [4 * UNITS, UNITS],
  U: [4 * UNITS, UNITS],
  b: [4 * UNITS],
};

/** The kernel, src/engine/speech-kernel/speech.ts, once `alsoUse('speech')` has loaded it. */
const kernel = defineKernel('speech', { stream: { sizes: () => [FRAME, UNITS], weights: () => SHAPES }, apart: true });

/** The four windows of each frame, [4B,256], behind its context and before its mirror image. */
function windowsOf(context: Tensor2D, x: Tensor2D): Tensor2D {
  const [B] = x.shape;
  const mirror = reverse(slice(x, [0, FRAME - MIRRORED - 1], [B, MIRRORED]), 1);
  const whole = concat([context, x, mirror], 1);
  const windows = Array.from({ length: WINDOWS }, (_, k) => slice(whole, [0, k * HOP], [B, WINDOW]));
  return reshape(stack(windows, 1), [B * WINDOWS, WINDOW]);
}

/** The cell: x is [B,512], h and c are [B,128], and the last 64 samples are kept as well, [B,64]. */
export const sileroCell: Cell<Tensors, State & { c: Tensor; context: Tensor }> = {
  kernel: { stream: (weights) => kernel.stream(weights) },
  inputs: () => FRAME,
  weights: (_, random) =>
    Object.fromEntries(
      Object.entries(SHAPES).map(([name, shape]) => {
        const length = shape.reduce((product, size) => product * size, 1);
        // So small that what goes in comes out about as large.
        return [name, reshape(uniform(random, [length], 1 / Math.sqrt(shape.at(-1) ?? 1)), shape)];
      }),
    ),

  zero: (_, batch) => ({
    h: zeros([batch, UNITS]),
    c: zeros([batch, UNITS]),
    context: zeros([batch, CONTEXT]),
  }),

  step(weights, x, { h, c, context }) {
    const [B] = x.shape;
    const spectrum = magnitude(times(weights.basis as Tensor2D, windowsOf(context as Tensor2D, x)));
    const moments = reshape(spectrum, [B, WINDOWS, CONVOLUTIONS[0][0]]) as Tensor3D;
    const features = STRIDES.reduce(
      (input, stride, k) =>
        convolve(unstack(weights[`W${k + 1}`]) as Tensor2D[], weights[`b${k + 1}`] as Tensor1D, input, stride),
      moments,
    );
    const { state, gates } = lstm.step(weights as LstmWeights, reshape(features, [B, UNITS]) as Tensor2D, {
      h: h as Tensor2D,
      c: c as Tensor2D,
    });
    return { state: { ...state, context: slice(x, [0, FRAME - CONTEXT], [B, CONTEXT]) }, gates };
  },
};

/** The weights of Silero VAD as its cell has them: tap by tap, with one bias. */
export function cellWeights(weights: Weights): Tensors {
  const of = (name: string) => tensor(weights[name].data, weights[name].shape);
  const convolutions = CONVOLUTIONS.flatMap((_, k): [string, Tensor][] => [
    [`W${k + 1}`, stack(unstack(of(`conv${k + 1}.W`), 2))],
    [`b${k + 1}`, of(`conv${k + 1}.b`)],
  ]);
  return {
    basis: reshape(of('basis'), [WINDOW + 2, WINDOW]),
    ...Object.fromEntries(convolutions),
    W: of('lstm.W'),
    U: of('lstm.U'),
    b: add(of('lstm.bW'), of('lstm.bU')),
  };
}
