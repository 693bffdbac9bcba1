/** A GRU whose gate and candidate read the input alone: its recurrence is linear, so training need not wait for it. */
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { add, mul, reshape, sigmoid, split, stack, sub, unstack, zeros } from '../../engine/tfjs.ts';
import type { Cell } from '../cell.ts';
import { times, uniform } from '../parts/linear.ts';
import { kernel } from './kernel.ts';

/** Two blocks of H rows, in the order z, n: W is [2H,D], b is [2H]. */
export type MinGruWeights = { W: Tensor2D; b: Tensor1D };
export type MinGruState = { h: Tensor2D };
type Gates = { z: Tensor2D; n: Tensor2D };

/** What the gate z lets in of the candidate n, and what it leaves of h. */
const mix = (h: Tensor2D, z: Tensor, n: Tensor): Tensor2D => add(h, mul(z, sub(n, h)));

/**
 * minGRU (Feng et al. 2024): no reset gate, no tanh, a gate that does not depend on h. x_t is [B,D], all else [B,H].
 *   z_t = σ(W_z x_t + b_z)    update gate: how much of the candidate is written
 *   n_t = W_n x_t + b_n    candidate: what could be written
 *   h_t = (1 - z_t) ⊙ h_{t-1} + z_t ⊙ n_t    the state: a mixture of old and new, weighted by the gate
 */
export const minGru: Cell<MinGruWeights, MinGruState, Gates> = {
  kernel,

  weights({ D, H }, random) {
    const bound = 1 / Math.sqrt(D);
    return { W: uniform(random, [2 * H, D], bound), b: uniform(random, [2 * H], bound) };
  },

  zero: ({ b }, batch) => ({ h: zeros([batch, b.shape[0] / 2]) }),

  step({ W, b }, x, { h }) {
    const [gate, n] = split(times(W, x, b), 2, 1) as [Tensor2D, Tensor2D];
    const z = sigmoid(gate);
    return { state: { h: mix(h, z, n) }, gates: { z, n } };
  },

  sequence({ W, b }, x, { h: first }) {
    const read = times(W, x, b);
    const [gate, n] = split(read, 2, 2) as [Tensor3D, Tensor3D];
    const [zs, ns] = [sigmoid(gate), n].map((part) => unstack(part, 1));
    let h = first;
    const states = zs!.map((z, t) => (h = mix(h, z, ns![t]!)));
    return { h: reshape(stack(states, 1), n.shape), last: { h } };
  },
};
