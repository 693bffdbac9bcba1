/** The LSTM with peepholes: gates that also read the cell state, each unit its own. */

import type { Tensor1D, Tensor2D } from '../../engine/tfjs.ts';
import { add, concat1d, fill, mul, sigmoid, split, tanh, zeros } from '../../engine/tfjs.ts';
import type { Cell } from '../cell.ts';
import { times, uniform } from '../parts/linear.ts';

/** W, U and b as in the LSTM, in the order i, f, g, o; P is [3,H], a row of peephole weights for i, f and o. */
export type PeepholeWeights = { W: Tensor2D; U: Tensor2D; b: Tensor1D; P: Tensor2D };
type State = { h: Tensor2D; c: Tensor2D };
type Gates = { i: Tensor2D; f: Tensor2D; g: Tensor2D; o: Tensor2D };

/**
 * The LSTM with peephole connections (Gers & Schmidhuber 2000), all units of a layer computed together. x_t is [B,D], all
 * else is [B,H]; p_i, p_f and p_o are the rows of P.
 *   i_t = σ(W_i x_t + U_i h_{t-1} + p_i ⊙ c_{t-1} + b_i)    input gate: also reads the old cell state
 *   f_t = σ(W_f x_t + U_f h_{t-1} + p_f ⊙ c_{t-1} + b_f)    forget gate: also reads the old cell state
 *   g_t = tanh(W_g x_t + U_g h_{t-1} + b_g)    candidate: what could be written
 *   c_t = f_t ⊙ c_{t-1} + i_t ⊙ g_t    cell state: what is kept, plus what is written
 *   o_t = σ(W_o x_t + U_o h_{t-1} + p_o ⊙ c_t + b_o)    output gate: reads the new cell state
 *   h_t = o_t ⊙ tanh(c_t)    hidden state: what the next step and the next layer see
 * A fresh cell has b_f = 1, as our LSTM.
 */
export const peepholeLstm: Cell<PeepholeWeights, State, Gates> = {
  weights({ D, H }, random) {
    const bound = 1 / Math.sqrt(H);
    const b = concat1d([zeros([H]), fill([H], 1), zeros([2 * H])]);
    const [W, U] = [uniform(random, [4 * H, D], bound), uniform(random, [4 * H, H], bound)];
    return { W, U, b, P: uniform(random, [3, H], bound) };
  },

  zero({ U }, batch) {
    const [, H] = U.shape;
    return { h: zeros([batch, H]), c: zeros([batch, H]) };
  },

  step({ W, U, b, P }, x, { h, c }) {
    const [zi, zf, zg, zo] = split(add(add(times(W, x), times(U, h)), b), 4, 1) as Tensor2D[];
    const [pi, pf, po] = split(P, 3) as Tensor2D[];
    const [i, f, g] = [sigmoid(add(zi, mul(pi, c))), sigmoid(add(zf, mul(pf, c))), tanh(zg)] as Tensor2D[];
    const c_t = add(mul(f, c), mul(i, g)) as Tensor2D;
    const o = sigmoid(add(zo, mul(po, c_t))) as Tensor2D;
    const h_t = mul(o, tanh(c_t)) as Tensor2D;
    return { state: { h: h_t, c: c_t }, gates: { i, f, g, o } };
  },
};
