/** The kernels that several models share: what each reads and writes, and how the functions beside this file call it. */
import { defineKernel } from '../../engine/kernel.ts';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { reshape } from '../../engine/tfjs.ts';

/** All vectors one below the other, [N,H]. */
const vectors = (x: Tensor) => reshape(x, [-1, x.shape.at(-1)!]);
/** A result with the shape of what it was made of, where there is one. */
const like = (x: Tensor, y: Tensor | undefined) => y && reshape(y, x.shape);

const linear = defineKernel('linear', {
  sequence: { inputs: { x: 'ND', W: 'HD', b: 'H' }, outputs: { y: 'NH' }, optional: ['b'], data: ['x'] },
});
/** W x + b for N vectors of D numbers in, of H out: see `times`. */
export const linearKernel = (W: Tensor2D, x: Tensor2D, b?: Tensor1D) => linear.sequence({ x, W, b })?.y;

const norm = defineKernel('norm', {
  sequence: {
    inputs: { x: 'NH', gain: 'H', bias: 'H' },
    outputs: { y: 'NH' },
    options: ['centers'],
    optional: ['bias'],
  },
});
/** Layer norm of each vector. */
export const layerNormKernel = (x: Tensor, gain: Tensor1D, bias: Tensor1D) =>
  like(x, norm.sequence({ x: vectors(x), gain, bias }, { centers: 1 })?.y);
/** Root mean square norm of each vector. */
export const rmsNormKernel = (x: Tensor, gain: Tensor1D) =>
  like(x, norm.sequence({ x: vectors(x), gain }, { centers: 0 })?.y);

const gelu = defineKernel('gelu', { sequence: { inputs: { x: 'N' }, outputs: { y: 'N' } } });
/** The Gaussian error linear unit of every number. */
export const geluKernel = (x: Tensor) => like(x, gelu.sequence({ x: reshape(x, [-1]) })?.y);

const silu = defineKernel('silu', {
  sequence: { inputs: { z: 'BTE', y: 'BTE' }, outputs: { o: 'BTE' }, optional: ['y'] },
});
/** silu(z), of whole sequences. */
export const siluKernel = (z: Tensor) => (z.rank === 3 ? silu.sequence({ z })?.o : undefined);
/** y ⊙ silu(z), of whole sequences. */
export const gatedKernel = (y: Tensor, z: Tensor) => (y.rank === 3 ? silu.sequence({ z, y })?.o : undefined);

const depthwise = defineKernel('depthwise-convolution', {
  sequence: { inputs: { x: 'BTE', K: 'WE', k: 'E' }, outputs: { y: 'BTE' }, optional: ['k'] },
});
/** Causal convolution, every channel on its own: K has W taps, the present first. */
export const depthwiseKernel = (K: Tensor2D, x: Tensor3D, k?: Tensor1D) =>
  depthwise.sequence({ x, K, k })?.y as Tensor3D | undefined;
