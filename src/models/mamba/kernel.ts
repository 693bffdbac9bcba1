/** The kernels of Mamba: the selective scan, the step size, and single steps of the block. */
import { defineKernel } from '../../engine/kernel.ts';
import type { Tensor1D, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { exp, neg, reverse, transpose } from '../../engine/tfjs.ts';
import { depthwiseKernel } from '../parts/kernels.ts';
import type { MambaBlockWeights } from './cell.ts';
import type { Selection } from './s6.ts';

/** What `shortConvolution` gives: the kernel has a row for each tap, the present first. */
export const shortKernel = (K: Tensor2D, k: Tensor1D, u: Tensor3D) => depthwiseKernel(reverse(transpose(K), 0), u, k);

const softplus = defineKernel('softplus', { sequence: { inputs: { x: 'BTE', p: 'E' }, outputs: { y: 'BTE' } } });
/** softplus(x + p), one p a channel. */
export const stepSizeKernel = (x: Tensor3D, p: Tensor1D) => softplus.sequence({ x, p })?.y as Tensor3D | undefined;

// E channels, N states each.
const scan = defineKernel('selective-scan', {
  sequence: {
    inputs: { x: 'BTE', delta: 'BTE', A: 'EN', B: 'BTN', C: 'BTN', D: 'E' },
    outputs: { y: 'BTE', last: 'BEN' },
  },
});
/** What `recurrence` gives. */
export const scanKernel = (A: Tensor2D, D: Tensor1D, x: Tensor3D, { delta, B, C }: Selection) =>
  scan.sequence({ x, delta, A, B, C, D }) as { y: Tensor3D; last: Tensor3D } | undefined;

const mamba = defineKernel('mamba', {
  stream: {
    weights: (D, H, E, N, R) => ({
      Win: [2 * E, D],
      K: [E, 4],
      k: [E],
      Wout: [H, E],
      P: [R + 2 * N, E],
      Q: [E, R],
      p: [E],
      A: [E, N],
      skip: [E],
    }),
    sizes: ({ Win, Wout, Q, A }) => [Win![1], Wout![0], Wout![1], A![1], Q![1]],
  },
});

export const kernel = {
  stream: ({ Win, K, k, Wout, P, Q, p, logA, D }: MambaBlockWeights) =>
    mamba.stream({ Win, K, k, Wout, P, Q, p, A: neg(exp(logA)), skip: D }),
};
