/** Linear attention: without the softmax, a matrix that never grows holds all that attention would look at. */
import { withKernel } from '../../engine/kernel.ts';
import type { Tensor2D, Tensor3D, Tensor4D } from '../../engine/tfjs.ts';
import { add, div, elu, mul, stack, sum, unstack, zeros } from '../../engine/tfjs.ts';
import { type AttentionWeights, attention } from '../attention/layer.ts';
import type { Cell } from '../cell.ts';
import { joined, lastStep, outer, projected, read } from '../parts/heads.ts';
import { kernel, linearKernel } from './kernel.ts';

type State = { h: Tensor2D; S: Tensor4D; z: Tensor3D };
type Gates = { q: Tensor3D; k: Tensor3D; v: Tensor3D };

/** elu(x) + 1: e^x below 0, x + 1 above. */
const φ = (x: Tensor3D): Tensor3D => add(elu(x), 1);

/** One step in every head: S [B,G,d,d] and z written to, and then read by q; all else is [B,G,d]. */
function write(S: Tensor4D, z: Tensor3D, { q, k, v }: Gates) {
  const S_t = add(S, outer(v, φ(k))) as Tensor4D;
  const z_t = add(z, φ(k)) as Tensor3D;
  return { S: S_t, z: z_t, y: div(read(S_t, φ(q)), sum(mul(z_t, φ(q)), 2, true)) as Tensor3D };
}

/** All steps in every head, for given q, k, v [B,T,G,d], from S [B,G,d,d] and z [B,G,d]: y [B,T,G,d], the last S and z. */
export const attendLinearly = withKernel(linearKernel, (given, S, z) => {
  const [q, k, v] = [given.q, given.k, given.v].map((x) => unstack(x, 1));
  const y = k.map((_, t) => {
    const step = write(S, z, { q: q[t], k: k[t], v: v[t] } as Gates);
    [S, z] = [step.S, step.z];
    return step.y;
  });
  return { y: stack(y, 1) as Tensor4D, S, z };
});

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
  kernel: kernel(heads),

  weights: attention(heads).weights,

  zero({ Wo }, batch) {
    const [H] = Wo.shape;
    const d = H / heads;
    return { h: zeros([batch, H]), S: zeros([batch, heads, d, d]), z: zeros([batch, heads, d]) };
  },

  step({ Wq, Wk, Wv, Wo }, x, state) {
    const [q, k, v] = projected(x, heads, Wq, Wk, Wv) as [Tensor3D, Tensor3D, Tensor3D];
    const { S, z, y } = write(state.S, state.z, { q, k, v });
    return { state: { h: joined(Wo, y), S, z }, gates: { q, k, v } };
  },

  sequence({ Wq, Wk, Wv, Wo }, x, state) {
    const [q, k, v] = projected(x, heads, Wq, Wk, Wv) as [Tensor4D, Tensor4D, Tensor4D];
    const { S, z, y } = attendLinearly({ q, k, v }, state.S, state.z);
    const h = joined(Wo, y);
    return { h, last: { h: lastStep(h), S, z } };
  },
});
