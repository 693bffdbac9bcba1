/** Heads side by side, each with a matrix of its own that it writes and reads. */
import { expandDims, matMul, mul, reshape, squeeze } from '../engine/tfjs.ts';
import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from '../engine/tfjs.ts';
import { times } from './linear.ts';

/** W x for each W, divided among the heads: [B,G,d] from x [B,D], [B,T,G,d] from x [B,T,D]. */
export function projected<X extends Tensor>(x: X, heads: number, ...matrices: Tensor2D[]) {
  return matrices.map((W) => reshape(times(W, x), [...x.shape.slice(0, -1), heads, W.shape[0] / heads])) as
    (X extends Tensor2D ? Tensor3D : Tensor4D)[];
}

/** The heads of [B,G,d] or [B,T,G,d] side by side again: [B,H] or [B,T,H]. */
export const joined = <Y extends Tensor>(y: Tensor): Y => {
  const [G, d] = y.shape.slice(-2);
  return reshape(y, [...y.shape.slice(0, -2), G! * d!]) as Tensor as Y;
};

/** v k^⊤ in each head: from v and k [B,G,d] the matrix that gives v for k. */
export const outer = (v: Tensor3D, k: Tensor3D): Tensor4D => mul(expandDims(v, 3), expandDims(k, 2));

/** S k in each head: what S [B,G,d,d] holds under k [B,G,d]. */
export const read = (S: Tensor4D, k: Tensor3D): Tensor3D => squeeze(matMul(S, expandDims(k, 3) as Tensor4D), [3]);
