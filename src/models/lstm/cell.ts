/** Long short-term memory: a state changed by adding, and gates over what is added, kept and shown. */

import type { Tensor1D, Tensor2D } from '../../engine/tfjs.ts';
import { add, concat1d, fill, mul, sigmoid, split, tanh, zeros } from '../../engine/tfjs.ts';
import type { Cell } from '../cell.ts';
import { times, uniform } from '../parts/linear.ts';
import { kernel } from './kernel.ts';

/** Four blocks of H rows, in the order i, f, g, o: W is [4H,D], U is [4H,H], b is [4H]. */
export type LstmWeights = { W: Tensor2D; U: Tensor2D; b: Tensor1D };
export type LstmState = { h: Tensor2D; c: Tensor2D };
type Gates = { i: Tensor2D; f: Tensor2D; g: Tensor2D; o: Tensor2D };

/**
 * Long short-term memory with a forget gate, no peepholes. x_t is [B,D], all else is [B,H].
 *   i_t = σ(W_i x_t + U_i h_{t-1} + b_i)    input gate: what fraction of the candidate is written
 *   f_t = σ(W_f x_t + U_f h_{t-1} + b_f)    forget gate: what fraction of the old cell state stays
 *   g_t = tanh(W_g x_t + U_g h_{t-1} + b_g)    candidate: what could be written
 *   o_t = σ(W_o x_t + U_o h_{t-1} + b_o)    output gate: what fraction of the cell state is shown
 *   c_t = f_t ⊙ c_{t-1} + i_t ⊙ g_t    cell state: what is kept, plus what is written
 *   h_t = o_t ⊙ tanh(c_t)    hidden state: what the next step and the next layer see
 * A fresh cell has b_f = `forgetBias`, so that at first it keeps more than it forgets.
 */
export const lstmWithForgetBias = (forgetBias: number): Cell<LstmWeights, LstmState, Gates> => ({
  kernel,

  weights({ D, H }, random) {
    const bound = 1 / Math.sqrt(H);
    const b = concat1d([zeros([H]), fill([H], forgetBias), zeros([2 * H])]);
    const [W, U] = [uniform(random, [4 * H, D], bound), uniform(random, [4 * H, H], bound)];
    return { W, U, b };
  },

  zero({ U }, batch) {
    const [, H] = U.shape;
    return { h: zeros([batch, H]), c: zeros([batch, H]) };
  },

  step({ W, U, b }, x, { h, c }) {
    const [zi, zf, zg, zo] = split(add(add(times(W, x), times(U, h)), b), 4, 1) as Tensor2D[];
    const [i, f, g, o] = [sigmoid(zi), sigmoid(zf), tanh(zg), sigmoid(zo)];
    const c_t = add(mul(f, c), mul(i, g)) as Tensor2D;
    const h_t = mul(o, tanh(c_t)) as Tensor2D;
    return { state: { h: h_t, c: c_t }, gates: { i, f, g, o } };
  },
});

/** The LSTM as it is used: a fresh one has forget bias 1. */
export const lstm = lstmWithForgetBias(1);
