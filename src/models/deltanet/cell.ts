/** DeltaNet: linear attention that corrects what its matrix holds, instead of only adding to it. */
import { withKernel } from '../../engine/kernel.ts';
import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from '../../engine/tfjs.ts';
import {
  add,
  div,
  expandDims,
  mul,
  sigmoid,
  sqrt,
  square,
  stack,
  sub,
  sum,
  unstack,
  zeros,
} from '../../engine/tfjs.ts';
import { type AttentionWeights, attention } from '../attention/layer.ts';
import type { Cell } from '../cell.ts';
import { joined, lastStep, outer, projected, read } from '../parts/heads.ts';
import { times, uniform } from '../parts/linear.ts';
import { deltaRuleKernel, deltaSteps } from './kernel.ts';

/** Beside the weights of attention a row for each head: Wbeta is [G,D]. */
export type DeltaNetWeights = AttentionWeights & { Wbeta: Tensor2D };
type State = { h: Tensor2D; S: Tensor4D };
type Gates = { q: Tensor3D; k: Tensor3D; v: Tensor3D; beta: Tensor2D };

/** x / |x|, but for vectors shorter than 0.001: those of zeros stay zeros. */
const unit = (x: Tensor3D): Tensor3D => div(x, sqrt(add(sum(square(x), 2, true), 1e-6)));

/** One step in every head: S [B,G,d,d] corrected, and what it then gives for q; q, k, v and y are [B,G,d], beta is [B,G]. */
export function correct(S: Tensor4D, { q, k, v, beta }: Gates) {
  const key = unit(k);
  const u = mul(expandDims(beta, 2), sub(v, read(S, key))) as Tensor3D;
  const S_t = add(S, outer(u, key)) as Tensor4D;
  return { S: S_t, y: read(S_t, unit(q)) };
}

/**
 * All steps in every head, for given q, k, v [B,T,G,d] of any length and beta [B,T,G], from S [B,G,d,d]: y [B,T,G,d] and
 * the last S.
 */
export const deltaRule = withKernel(deltaRuleKernel, (given, S) => {
  const [q, k, v, beta] = [given.q, given.k, given.v, given.beta].map((x) => unstack(x as Tensor, 1));
  const y = k.map((_, t) => {
    const step = correct(S, { q: q[t], k: k[t], v: v[t], beta: beta[t] } as Gates);
    S = step.S;
    return step.y;
  });
  return { y: stack(y, 1) as Tensor4D, S };
});

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
 * `most` is m, 1 or 2. With 2, β_t may pass 1: then what the state gave for k_t changes its sign before the value is added,
 * which a state needs to follow the parity of what came (Grazzi et al. 2024).
 */
export const deltaNet = (heads = 1, most: 1 | 2 = 1): Cell<DeltaNetWeights, State, Gates> => ({
  kernel: deltaSteps(most),

  weights({ D, H }, random) {
    return { ...attention(heads).weights({ D, H }, random), Wbeta: uniform(random, [heads, D], 1 / Math.sqrt(D)) };
  },

  zero({ Wo }, batch) {
    const [H] = Wo.shape;
    return { h: zeros([batch, H]), S: zeros([batch, heads, H / heads, H / heads]) };
  },

  step({ Wq, Wk, Wv, Wbeta, Wo }, x, state) {
    const [q, k, v] = projected(x, heads, Wq, Wk, Wv) as [Tensor3D, Tensor3D, Tensor3D];
    const beta = mul(most, sigmoid(times(Wbeta, x))) as Tensor2D;
    const { S, y } = correct(state.S, { q, k, v, beta });
    return { state: { h: joined(Wo, y), S }, gates: { q, k, v, beta } };
  },

  sequence({ Wq, Wk, Wv, Wbeta, Wo }, x, state) {
    const [q, k, v] = projected(x, heads, Wq, Wk, Wv) as [Tensor4D, Tensor4D, Tensor4D];
    const beta = mul(most, sigmoid(times(Wbeta, x))) as Tensor3D;
    const { S, y } = deltaRule({ q, k, v, beta }, state.S);
    const h = joined(Wo, y);
    return { h, last: { h: lastStep(h), S } };
  },
});
