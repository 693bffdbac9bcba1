/** Sequences moved in time: all a causal convolution needs. */
import { concat, matMul, pad, reverse, slice, stack, transpose, zeros } from '../engine/tfjs.ts';
import type { Tensor2D, Tensor3D } from '../engine/tfjs.ts';

/** x [B,T,H] as it was `steps` positions ago; zeros where there was nothing yet. */
export const shift = (x: Tensor3D, steps: number): Tensor3D =>
  slice(pad(x, [[0, 0], [steps, 0], [0, 0]]), [0, 0, 0], x.shape);

/** y_t = Σ_k K_k x_{t-k} in every channel on its own: K is [T,H], x and y are [B,T,H]; one matrix product a channel. */
export function convolve(K: Tensor2D, x: Tensor3D): Tensor3D {
  const [T, H] = K.shape;
  const backwards = concat([reverse(K, 0), zeros([T - 1, H])], 0);
  const rows = Array.from({ length: T }, (_, t) => slice(backwards, [T - 1 - t, 0], [T, H]));
  return transpose(matMul(transpose(stack(rows), [2, 0, 1]), transpose(x, [2, 1, 0])), [2, 1, 0]);
}
