/** Sequences moved in time: all a causal convolution needs. */
import { withKernel } from '../../engine/kernel.ts';
import type { Tensor1D, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { add, concat, matMul, mul, pad, reverse, slice, stack, transpose, unstack, zeros } from '../../engine/tfjs.ts';
import { allFinite } from './finite.ts';
import { depthwiseKernel } from './kernels.ts';

/**
 * What `work` makes of x [B,T,D] as it was `steps` positions ago; zeros where there was nothing yet. It gets what is left
 * of x alone: of zeros in the place of the rest, a weight that is not finite would make NaN.
 */
export function shifted(x: Tensor3D, steps: number, work: (x: Tensor3D) => Tensor3D): Tensor3D {
  const [B, T, D] = x.shape;
  const left = Math.max(1, T - steps);
  const made = pad(work(slice(x, [0, 0, 0], [B, left, D])), [
    [0, 0],
    [Math.min(steps, T), 0],
    [0, 0],
  ]);
  return slice(made, [0, 0, 0], [B, T, made.shape[2]]);
}

/**
 * Causal convolution, every channel on its own: K is [T,H], x and y are [B,T,H]. The row for y_t
 * holds K backward, ending at x_t, so that one product with this matrix gives all of y.
 *   y_t = Σ_k K_k x_{t-k}    all that came until now, each as it still counts
 */
export const convolve = withKernel(
  (K: Tensor2D, x: Tensor3D) => depthwiseKernel(K, x),
  (K, x) => {
    const [T, H] = K.shape;
    const backward = concat([reverse(K, 0), zeros([T - 1, H])], 0);
    const rows = Array.from({ length: T }, (_, t) => slice(backward, [T - 1 - t, 0], [T, H]));
    const matrices = transpose(stack(rows), [2, 0, 1]);
    const y = transpose<Tensor3D>(matMul(matrices, transpose(x, [2, 1, 0])), [2, 1, 0]);
    return allFinite(y) ? y : tapByTap(K, x);
  },
);

/** The same where something is not finite: the zeros of the matrix would hand it to earlier positions, as NaN. */
const tapByTap = (K: Tensor2D, x: Tensor3D): Tensor3D =>
  (unstack(K) as Tensor1D[])
    .map((K_k, k) => shifted(x, k, (past) => mul(K_k, past) as Tensor3D))
    .reduce((sum, part) => add<Tensor3D>(sum, part));
