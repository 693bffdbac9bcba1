/** Sequences moved in time: all a causal convolution needs. */
import { concat, matMul, pad, reverse, slice, stack, transpose, zeros } from '../engine/tfjs.ts';
import type { Tensor2D, Tensor3D } from '../engine/tfjs.ts';

/** x [B,T,H] as it was `steps` positions ago; zeros where there was nothing yet. */
export const shift = (x: Tensor3D, steps: number): Tensor3D =>
  slice(pad(x, [[0, 0], [steps, 0], [0, 0]]), [0, 0, 0], x.shape);

/** y_t = Σ_k K_k x_{t-k} in every channel on its own: K is [H,T], x and y are [B,T,H]. One product with a matrix per channel. */
export function convolve(K: Tensor2D, x: Tensor3D): Tensor3D {
  const [H, T] = K.shape;
  const backwards = concat([reverse(K, 1), zeros([H, T - 1])], 1);
  const rows = Array.from({ length: T }, (_, t) => slice(backwards, [0, T - 1 - t], [H, T]));
  return transpose(matMul(stack(rows, 1), transpose(x, [2, 1, 0])), [2, 1, 0]);
}
