/** Sequences moved in time: all a causal convolution needs. */
import { fused } from '../engine/operation.ts';
import type { Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import { concat, matMul, pad, reverse, slice, stack, transpose, zeros } from '../engine/tfjs.ts';

/** x [B,T,H] as it was `steps` positions ago; zeros where there was nothing yet. */
export const shift = (x: Tensor3D, steps: number): Tensor3D =>
  slice(
    pad(x, [
      [0, 0],
      [steps, 0],
      [0, 0],
    ]),
    [0, 0, 0],
    x.shape,
  );

/**
 * Causal convolution, every channel on its own: K is [T,H], x and y are [B,T,H]. The row for y_t
 * holds K backward, ending at x_t, so that one product with this matrix gives all of y.
 *   y_t = Σ_k K_k x_{t-k}    all that came until now, each as it still counts
 */
export function convolve(K: Tensor2D, x: Tensor3D): Tensor3D {
  const quick = fused('depthwise-convolution', { x, K });
  if (quick) return quick.y as Tensor3D;
  const [T, H] = K.shape;
  const backward = concat([reverse(K, 0), zeros([T - 1, H])], 0);
  const rows = Array.from({ length: T }, (_, t) => slice(backward, [T - 1 - t, 0], [T, H]));
  const matrices = transpose(stack(rows), [2, 0, 1]);
  return transpose(matMul(matrices, transpose(x, [2, 1, 0])), [2, 1, 0]);
}
