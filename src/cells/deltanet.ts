/** DeltaNet: linear attention that corrects what its matrix holds, instead of only adding to it. */
import { fused } from '../engine/operation.ts';
import { add, div, expandDims, mul, sigmoid, slice, sqrt, square, squeeze, sub, sum, zeros } from '../engine/tfjs.ts';
import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from '../engine/tfjs.ts';
import { attention, type AttentionWeights } from './attention.ts';
import type { Cell } from './cell.ts';
import { joined, outer, projected, read } from './heads.ts';
import { times, uniform } from './linear.ts';
import { unroll } from './unroll.ts';

/** Beside the weights of attention a row for each head: Wbeta is [G,D]. */
export type DeltaNetWeights = AttentionWeights & { Wbeta: Tensor2D };
type State = { h: Tensor2D; S: Tensor4D };
type Gates = { q: Tensor3D; k: Tensor3D; v: Tensor3D; beta: Tensor2D };

/** x / |x|, but for vectors shorter than 0.001: those of zeros stay zeros. */
const unit = (x: Tensor3D): Tensor3D => div(x, sqrt(add(sum(square(x), 2, true), 1e-6)));

/**
 * The delta rule (Schlag et al. 2021) as a layer, with keys and queries of length 1 (Yang et al. 2024, whose DeltaNet
 * also puts a short convolution and SiLU before them). x_t is [B,D], h_t is [B,H]; each of G heads does this with its
 * own d = H/G numbers: S_t is [B,G,d,d], β_t is [B,G], all else [B,G,d].
 *   q_t = W_q x_t / |W_q x_t|    query, of length 1
 *   k_t = W_k x_t / |W_k x_t|    key, of length 1
 *   v_t = W_v x_t    value: what the state is to give for this key
 *   β_t = m σ(W_β x_t)    write strength: 0 keeps what was there, 1 replaces it
 *   u_t = β_t (v_t - S_{t-1} k_t)    correction: the value less what the state gives already
 *   S_t = S_{t-1} + u_t k_t^⊤    state: corrected for this key, unchanged for keys at right angles to it
 *   h_t = W_o S_t q_t    output: what the state gives for the query, mixed across the heads
 * `most` is m, 1 or 2. With 2, β_t may pass 1, and what the state gives for k_t then changes its sign before the value is
 * added; it can so keep count of what comes and goes (Grazzi et al. 2024).
 */
export const deltaNet = (heads = 1, most: 1 | 2 = 1): Cell<DeltaNetWeights, State, Gates> => ({
  kernel: most === 1 ? 'fastweights-delta' : 'fastweights-reflecting',

  weights({ D, H }, random) {
    return { ...attention(heads).weights({ D, H }, random), Wbeta: uniform(random, [heads, D], 1 / Math.sqrt(D)) };
  },

  zero({ Wo: { shape: [H] } }, batch) {
    return { h: zeros([batch, H]), S: zeros([batch, heads, H / heads, H / heads]) };
  },

  step({ Wq, Wk, Wv, Wbeta, Wo }, x, { S }) {
    const [query, key, v] = projected(x, heads, Wq, Wk, Wv) as [Tensor3D, Tensor3D, Tensor3D];
    const [q, k] = [unit(query), unit(key)];
    const beta = mul(most, sigmoid(times(Wbeta, x))) as Tensor2D;
    const u = mul(expandDims(beta, 2), sub(v, read(S, k))) as Tensor3D;
    const S_t = add(S, outer(u, k)) as Tensor4D;
    return { state: { h: times(Wo, joined<Tensor2D>(read(S_t, q))), S: S_t }, gates: { q, k, v, beta } };
  },

  sequence(weights, x, state) {
    const [B, T] = x.shape;
    const [q, k, v] = projected(x, heads, weights.Wq, weights.Wk, weights.Wv);
    const beta = mul(most, sigmoid(times(weights.Wbeta, x))) as Tensor;
    const made = fused<'y' | 'S'>('delta-rule', { q, k, v, beta, S: state.S });
    if (!made) {
      const { h, states } = unroll(deltaNet(heads, most), weights, x, state);
      return { h, last: states.at(-1)! };
    }
    const h = times(weights.Wo, joined<Tensor3D>(made.y));
    return { h, last: { h: squeeze(slice(h, [0, T - 1, 0], [B, 1, -1]), [1]), S: made.S as Tensor4D } };
  },
});
