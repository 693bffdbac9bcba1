/** The Mamba block one step at a time: what it carries along is a short window and the state of its channels. */

import type { Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import {
  add,
  concat,
  exp,
  expandDims,
  mul,
  neg,
  reshape,
  slice,
  softplus,
  split,
  sum,
  transpose,
  zeros,
} from '../../engine/tfjs.ts';
import type { Cell } from '../cell.ts';
import { times } from '../parts/linear.ts';
import { gated, silu } from '../parts/silu.ts';
import { kernel } from './kernel.ts';
import { type MambaWeights, mamba } from './layer.ts';
import type { S6Weights } from './s6.ts';

export type MambaBlockWeights = MambaWeights & S6Weights;
/** h [B,H] is what the block shows; the inputs of its last three steps are [B,3,E], the state of its channels [B,E,N]. */
type State = { h: Tensor2D; window: Tensor3D; s: Tensor3D };

/**
 * The Mamba block of `mamba.ts` as a cell: the same weights, the same output, a state of one size
 * however long the sequence. x_t is [B,D], h_t is [B,H], all between is [B,E].
 *   u_t, z_t = W_{in} x_t    the input, mixed into E channels, and as many gates
 *   v_t = silu(Σ_j K_j ⊙ u_{t-j} + k)    this input and the three before it, from the window
 *   s_t = exp(Δ_t A) ⊙ s_{t-1} + (Δ_t ⊙ v_t) B_t^⊤    the state, with Δ, B and C computed from v as in S6
 *   h_t = W_{out} ((s_t C_t + D ⊙ v_t) ⊙ silu(z_t))    what the gates let through, mixed
 */
export const mambaCell: Cell<MambaBlockWeights, State> = {
  kernel,
  inputs: ({ Win }) => Win.shape[1],
  weights: (sizes, random) => mamba().weights(sizes, random) as MambaBlockWeights,

  zero({ K, Wout, logA }, batch) {
    const [E] = K.shape;
    const [H] = Wout.shape;
    const [, N] = logA.shape;
    return { h: zeros([batch, H]), window: zeros([batch, 3, E]), s: zeros([batch, E, N]) };
  },

  step({ Win, K, k, Wout, P, Q, p, logA, D }, x, { window, s }) {
    const [[E, N], R] = [logA.shape, Q.shape[1]];
    const [u, z] = split(times(Win, x), 2, 1) as [Tensor2D, Tensor2D];
    const seen = concat([window, expandDims(u, 1) as Tensor3D], 1);
    const taps = reshape(K, [1, E, 4]);
    const v = silu(add(sum(mul(transpose(seen, [0, 2, 1]), taps), 2), k)) as Tensor2D;
    const [low, B, C] = split(times(P, v), [R, N, N], 1) as [Tensor2D, Tensor2D, Tensor2D];
    const delta = softplus(add(times(Q, low), p)) as Tensor2D;
    const keep = exp(mul(expandDims(delta, 2), neg(exp(logA))));
    const next = add(mul(keep, s), mul(expandDims(mul(delta, v), 2), expandDims(B, 1))) as Tensor3D;
    const y = add(sum(mul(next, expandDims(C, 1)), 2), mul(D, v)) as Tensor2D;
    const h = times(Wout, gated(y, z));
    return { state: { h, window: slice(seen, [0, 1, 0], [-1, 3, -1]), s: next }, gates: { u, z, v, delta, B, C } };
  },
};
