/** Linear attention: without the softmax, a matrix that never grows holds all that attention would look at. */
import { fused } from '../engine/operation.ts';
import { add, div, elu, mul, slice, squeeze, sum, zeros } from '../engine/tfjs.ts';
import type { Tensor2D, Tensor3D, Tensor4D } from '../engine/tfjs.ts';
import { attention, type AttentionWeights } from './attention.ts';
import type { Cell } from './cell.ts';
import { joined, outer, projected, read } from './heads.ts';
import { times } from './linear.ts';
import { unroll } from './unroll.ts';

type State = { h: Tensor2D; S: Tensor4D; z: Tensor3D };
type Gates = { q: Tensor3D; k: Tensor3D; v: Tensor3D };

/** elu(x) + 1: e^x below 0, x + 1 above. */
const φ = (x: Tensor3D): Tensor3D => add(elu(x), 1);

/**
 * Causal linear attention as a recurrence (Katharopoulos et al. 2020), with the weights of `attention`. x_t is [B,D], h_t
 * is [B,H]; each of G heads does this with its own d = H/G numbers: S_t is [B,G,d,d], all else [B,G,d].
 *   q_t, k_t, v_t = W_q x_t, W_k x_t, W_v x_t    every position's query, key and value
 *   φ(x) = elu(x) + 1    feature map: above 0, so that every value gets a share above 0
 *   S_t = S_{t-1} + v_t φ(k_t)^⊤    state: all values so far, each written under its key
 *   z_t = z_{t-1} + φ(k_t)    normalizer: the keys so far
 *   y_t = S_t φ(q_t) / (z_t^⊤ φ(q_t))    the mean of the values, weighed by how well key and query fit
 *   h_t = W_o y_t    output: what was read, mixed across the heads
 * What is written stays: nothing is overwritten, nothing fades. `deltaNet` corrects what it reads.
 */
export const linearAttention = (heads = 1): Cell<AttentionWeights, State, Gates> => ({
  kernel: 'fastweights-linear',
  forKernel: (weights) => ({ ...weights, Wbeta: zeros([heads, weights.Wq.shape[1]]) }),

  weights: attention(heads).weights,

  zero({ Wo: { shape: [H] } }, batch) {
    const d = H / heads;
    return { h: zeros([batch, H]), S: zeros([batch, heads, d, d]), z: zeros([batch, heads, d]) };
  },

  step({ Wq, Wk, Wv, Wo }, x, { S, z }) {
    const [q, k, v] = projected(x, heads, Wq, Wk, Wv) as [Tensor3D, Tensor3D, Tensor3D];
    const S_t = add(S, outer(v, φ(k))) as Tensor4D;
    const z_t = add(z, φ(k)) as Tensor3D;
    const y = div(read(S_t, φ(q)), sum(mul(z_t, φ(q)), 2, true));
    return { state: { h: times(Wo, joined<Tensor2D>(y)), S: S_t, z: z_t }, gates: { q, k, v } };
  },

  sequence(weights, x, { h: h0, ...state }) {
    const [B, T] = x.shape;
    const [q, k, v] = projected(x, heads, weights.Wq, weights.Wk, weights.Wv);
    const made = fused<'y' | 'S' | 'z'>('linear-attention', { q, k, v, ...state });
    if (!made) {
      const { h, states } = unroll(linearAttention(heads), weights, x, { h: h0, ...state });
      return { h, last: states.at(-1)! };
    }
    const h = times(weights.Wo, joined<Tensor3D>(made.y));
    const last = { h: squeeze(slice(h, [0, T - 1, 0], [B, 1, -1]), [1]), S: made.S, z: made.z };
    return { h, last: last as State };
  },
});
