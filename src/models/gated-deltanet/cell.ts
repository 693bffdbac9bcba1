/** Gated DeltaNet: DeltaNet whose matrix also fades, as fast as each input says. */
import type { Tensor1D, Tensor2D, Tensor3D, Tensor4D } from '../../engine/tfjs.ts';
import { add, exp, expandDims, expm1, log, mul, neg, sigmoid, softplus, zeros } from '../../engine/tfjs.ts';
import type { Cell } from '../cell.ts';
import { correct, type DeltaNetWeights, deltaNet } from '../deltanet/cell.ts';
import { joined, projected } from '../parts/heads.ts';
import { times, uniform } from '../parts/linear.ts';

/** Beside the weights of DeltaNet, for each of G heads: Walpha [G,D], p [G] and logA [G]. */
export type GatedDeltaNetWeights = DeltaNetWeights & { Walpha: Tensor2D; p: Tensor1D; logA: Tensor1D };
type State = { h: Tensor2D; S: Tensor4D };
type Gates = { q: Tensor3D; k: Tensor3D; v: Tensor3D; alpha: Tensor2D; beta: Tensor2D };

/**
 * The gated delta rule (Yang et al. 2025) as a layer, without the short convolutions, the output gate and the norm of their
 * block. x_t is [B,D], h_t is [B,H]; each of G heads does this with its own d = H/G numbers: S_t is [B,G,d,d], α_t and β_t
 * are [B,G], all else [B,G,d].
 *   q_t = W_q x_t / |W_q x_t|    query, of length 1
 *   k_t = W_k x_t / |W_k x_t|    key, of length 1
 *   v_t = W_v x_t    value: what the state is to give for this key
 *   α_t = exp(-exp(a) softplus(W_α x_t + p))    decay, from logA: 1 keeps the whole state, 0 empties it
 *   β_t = m σ(W_β x_t)    write strength: 0 writes nothing, 1 replaces what the key held
 *   u_t = β_t (v_t - α_t S_{t-1} k_t)    correction: the value less what the faded state gives already
 *   S_t = α_t S_{t-1} + u_t k_t^⊤    state: faded, then corrected for this key
 *   h_t = W_o S_t q_t    output: what the state gives for the query, mixed across the heads
 * `most` is m, 1 or 2, as in `deltaNet`, which this is where α_t = 1.
 */
export const gatedDeltaNet = (heads = 1, most: 1 | 2 = 1): Cell<GatedDeltaNetWeights, State, Gates> => ({
  weights({ D, H }, random) {
    const [slow, fast] = [Math.log(0.001), Math.log(0.1)];
    const step = exp(add(uniform(random, [heads], (fast - slow) / 2), (fast + slow) / 2)) as Tensor1D;
    return {
      ...deltaNet(heads).weights({ D, H }, random),
      Walpha: uniform(random, [heads, D], 1 / Math.sqrt(D)),
      p: log(expm1(step)),
      logA: zeros([heads]),
    };
  },

  zero: deltaNet(heads).zero,

  step({ Wq, Wk, Wv, Wo, Wbeta, Walpha, p, logA }, x, state) {
    const [q, k, v] = projected(x, heads, Wq, Wk, Wv) as [Tensor3D, Tensor3D, Tensor3D];
    const alpha = exp(mul(neg(exp(logA)), softplus(add(times(Walpha, x), p)))) as Tensor2D;
    const beta = mul(most, sigmoid(times(Wbeta, x))) as Tensor2D;
    const faded = mul(expandDims(expandDims(alpha, 2), 3), state.S) as Tensor4D;
    const { S, y } = correct(faded, { q, k, v, beta });
    return { state: { h: joined(Wo, y), S }, gates: { q, k, v, alpha, beta } };
  },
});
