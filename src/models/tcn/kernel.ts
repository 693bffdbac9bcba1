/** The kernels of the temporal convolutional network: its convolution, its sum, and single steps. */
import { defineKernel } from '../../engine/kernel.ts';
import type { Tensor1D, Tensor3D } from '../../engine/tfjs.ts';
import { stack, zeros } from '../../engine/tfjs.ts';
import type { Tensors } from '../cell.ts';

const convolution = defineKernel('dilated-convolution', {
  sequence: {
    inputs: { x: 'BTD', W: 'KHD', b: 'H' },
    outputs: { y: 'BTH' },
    // relu of it where it `rectifies` (1, else 0).
    options: ['dilation', 'rectifies'],
    data: ['x'],
  },
});
/** relu of a causal convolution across channels, with gaps between its taps. */
export const dilatedKernel = (W: Tensor3D, b: Tensor1D, x: Tensor3D, dilation: number) =>
  convolution.sequence({ x, W, b }, { dilation, rectifies: 1 })?.y as Tensor3D | undefined;

const sum = defineKernel('rectified-sum', { sequence: { inputs: { a: 'BTH', b: 'BTH' }, outputs: { y: 'BTH' } } });
/** relu(a + b) */
export const rectifiedSumKernel = (a: Tensor3D, b: Tensor3D) => sum.sequence({ a, b })?.y as Tensor3D | undefined;

const tcn = defineKernel('tcn', {
  stream: {
    // R is there, though nothing of it is read, where inputs are as many as units.
    weights: (D, H, K, L) => ({
      W: [K, H, D],
      V: [2 * L - 1, K, H, H],
      b: [2 * L, H],
      R: D === H ? [1, 1] : [H, D],
    }),
    sizes: ({ W, b }) => [W![2], W![1], W![0], b![0] / 2],
  },
});

export const kernel = (blocks: number) => ({
  stream(weights: Tensors) {
    const levels = Array.from({ length: blocks }, (_, l) => l);
    const stacked = (names: string[]) => stack(names.map((name) => weights[name]));
    return tcn.stream({
      W: weights.W0,
      V: stacked(levels.flatMap((l) => (l ? [`W${l}`, `V${l}`] : ['V0']))),
      b: stacked(levels.flatMap((l) => [`b${l}`, `v${l}`])),
      R: weights.R0 ?? zeros([1, 1]),
    });
  },
});
