/** The gated recurrent unit: one state, replaced as far as its update gate lets it be. */

import type { Tensor1D, Tensor2D } from '../../engine/tfjs.ts';
import { add, mul, sigmoid, slice, split, sub, tanh, zeros } from '../../engine/tfjs.ts';
import type { Cell } from '../cell.ts';
import { times, uniform } from '../parts/linear.ts';
import { kernels } from './kernel.ts';

/** Three blocks of H rows, in the order r, z, n: W is [3H,D], U is [3H,H], b is [3H]; d is [H]. */
export type GruWeights = { W: Tensor2D; U: Tensor2D; b: Tensor1D; d: Tensor1D };
export type GruState = { h: Tensor2D };
type Gates = { r: Tensor2D; z: Tensor2D; n: Tensor2D };

/**
 * The gated recurrent unit, in both conventions for the reset. As in PyTorch and Keras, z_t weighs
 * the *old* state. x_t is [B,D], all else is [B,H].
 *   r_t = σ(W_r x_t + U_r h_{t-1} + b_r)    reset gate: how much the candidate may recall
 *   z_t = σ(W_z x_t + U_z h_{t-1} + b_z)    update gate: what fraction of the old state stays
 *   n_t = tanh(W_n x_t + b_n + r_t ⊙ (U_n h_{t-1} + d))    candidate, if reset is after
 *   n_t = tanh(W_n x_t + b_n + U_n (r_t ⊙ h_{t-1}) + d)    candidate, if reset is before
 *   h_t = (1 - z_t) ⊙ n_t + z_t ⊙ h_{t-1}    the new state, between the candidate and the old
 */
export const gru = (reset: 'after' | 'before' = 'after'): Cell<GruWeights, GruState, Gates> => ({
  kernel: kernels[reset],

  weights({ D, H }, random) {
    const bound = 1 / Math.sqrt(H);
    const [W, U] = [uniform(random, [3 * H, D], bound), uniform(random, [3 * H, H], bound)];
    return { W, U, b: uniform(random, [3 * H], bound), d: uniform(random, [H], bound) };
  },

  zero: ({ d }, batch) => ({ h: zeros([batch, d.shape[0]]) }),

  step({ W, U, b, d }, x, { h }) {
    const [xr, xz, xn] = split(add(times(W, x), b), 3, 1) as Tensor2D[];
    const [hr, hz, hn] = split(times(U, h), 3, 1) as Tensor2D[];
    const r = sigmoid(add(xr, hr)) as Tensor2D;
    const z = sigmoid(add(xz, hz)) as Tensor2D;
    const recalled = reset === 'after' ? mul(r, add(hn, d)) : add(times(slice(U, [2 * h.shape[1], 0]), mul(r, h)), d);
    const n = tanh(add(xn, recalled)) as Tensor2D;
    const h_t = add(mul(sub(1, z), n), mul(z, h)) as Tensor2D;
    return { state: { h: h_t }, gates: { r, z, n } };
  },
});
