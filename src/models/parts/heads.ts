/** Heads side by side, each with a matrix of its own that it writes and reads. */

import type { Rank, Tensor, Tensor2D, Tensor3D, Tensor4D } from '../../engine/tfjs.ts';
import { expandDims, matMul, mul, reshape, slice, squeeze } from '../../engine/tfjs.ts';
import { times } from './linear.ts';

/** W x for each W, divided among the heads: [B,G,d] from x [B,D], [B,T,G,d] from x [B,T,D]. */
export function projected<X extends Tensor2D | Tensor3D>(x: X, heads: number, ...matrices: Tensor2D[]) {
  const [positions, vectors] = [x.shape.slice(0, -1), reshape(x, [-1, x.shape.at(-1)!])];
  return matrices.map((W) =>
    reshape<Rank>(times(W, vectors), [...positions, heads, W.shape[0] / heads]),
  ) as (X extends Tensor2D ? Tensor3D : Tensor4D)[];
}

/** W y for the heads side by side: [B,H] from y [B,G,d], [B,T,H] from y [B,T,G,d]. */
export function joined(W: Tensor2D, y: Tensor3D): Tensor2D;
export function joined(W: Tensor2D, y: Tensor4D): Tensor3D;
export function joined(W: Tensor2D, y: Tensor): Tensor {
  return reshape(times(W, reshape(y, [-1, W.shape[1]])), [...y.shape.slice(0, -2), W.shape[0]]);
}

/** v k^⊤ in each head: from v and k [B,G,d] the matrix that gives v for k. */
export const outer = (v: Tensor3D, k: Tensor3D): Tensor4D => mul(expandDims(v, 3), expandDims(k, 2));

/** S k in each head: what S [B,G,d,d] holds under k [B,G,d]. */
export const read = (S: Tensor4D, k: Tensor3D): Tensor3D => squeeze(matMul(S, expandDims(k, 3) as Tensor4D), [3]);

/** The last of h [B,T,H], as [B,H]. */
export const lastStep = (h: Tensor3D): Tensor2D => squeeze(slice(h, [0, h.shape[1] - 1, 0], [-1, 1, -1]), [1]);
