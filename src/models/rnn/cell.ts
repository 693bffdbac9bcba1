/** The simple recurrent network: one state, written anew at every step. */

import type { Tensor1D, Tensor2D } from '../../engine/tfjs.ts';
import { add, relu, tanh, zeros } from '../../engine/tfjs.ts';
import type { Cell } from '../cell.ts';
import { times, uniform } from '../parts/linear.ts';
import { kernels } from './kernel.ts';

/** W is [H,D], U is [H,H], b is [H]. */
export type RnnWeights = { W: Tensor2D; U: Tensor2D; b: Tensor1D };
export type RnnState = { h: Tensor2D };
type Gates = { Wx: Tensor2D; Uh: Tensor2D };

const activations = { tanh, relu, identity: (sum: Tensor2D) => sum };

/**
 * The simple recurrent network of Elman (1990). x_t is [B,D], the state h_t is [B,H].
 *   h_t = tanh(W x_t + U h_{t-1} + b)    the new state, from the input and the old state
 * `activation` replaces tanh by another function; the gates are the two products.
 */
export const rnn = (activation: keyof typeof activations = 'tanh'): Cell<RnnWeights, RnnState, Gates> => ({
  kernel: kernels[activation],

  weights({ D, H }, random) {
    const bound = 1 / Math.sqrt(H);
    const [W, U] = [uniform(random, [H, D], bound), uniform(random, [H, H], bound)];
    return { W, U, b: uniform(random, [H], bound) };
  },

  zero: ({ b }, batch) => ({ h: zeros([batch, b.shape[0]]) }),

  step({ W, U, b }, x, { h }) {
    const Wx = times(W, x);
    const Uh = times(U, h);
    const h_t = activations[activation](add(add(Wx, Uh), b));
    return { state: { h: h_t }, gates: { Wx, Uh } };
  },
});
