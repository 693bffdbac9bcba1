/** Attention one step at a time: a cache of keys and values makes it a cell whose state grows. */

import type { Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { concat, expandDims, slice, squeeze, zeros } from '../../engine/tfjs.ts';
import type { Cell } from '../cell.ts';
import { times } from '../parts/linear.ts';
import { kernel } from './kernel.ts';
import { type AttentionWeights, attend, attention, fromHeads, gathered, toHeads } from './layer.ts';

/** What is shown, and the keys and values so far: [B,t,H]. */
export type CacheState = { h: Tensor2D; keys: Tensor3D; values: Tensor3D };

/** The last position of y [B,T,H], as [B,H]. */
export const atEnd = (y: Tensor3D): Tensor2D => squeeze(slice(y, [0, y.shape[1] - 1, 0], [-1, 1, -1]), [1]);

/**
 * The attention of `attention.ts` with a KV cache: the same weights, the same output, one position
 * a step. After t steps `keys` and `values` are [B,t,H]. For generating, not for training.
 *   K_t = [K_{t-1} ; W_k x_t]    the keys so far
 *   V_t = [V_{t-1} ; W_v x_t]    the values so far
 *   h_t = W_o softmax(W_q x_t K_t^⊤ / sqrt(d)) V_t    only the newest position asks
 */
export const attentionCell = (heads = 1): Cell<AttentionWeights, CacheState> => ({
  kernel: kernel(heads),
  weights: attention(heads).weights,
  zero({ Wo }, batch) {
    const [H] = Wo.shape;
    return { h: zeros([batch, H]), keys: zeros([batch, 0, H]), values: zeros([batch, 0, H]) };
  },
  step({ Wq, Wk, Wv, Wo }, x, state) {
    const [q, k, v] = [Wq, Wk, Wv].map((W) => expandDims(times(W, x), 1) as Tensor3D);
    const [keys, values] = [concat([state.keys, k], 1), concat([state.values, v], 1)];
    const [Q, K, V] = [q, keys, values].map((x) => toHeads(x, heads));
    const { weights, output } = attend(Q, K, V);
    const h = squeeze(times(Wo, fromHeads(output)), [1]) as Tensor2D;
    return { state: { h, keys, values }, gates: { q, k, v, weights } };
  },
  sequence({ Wq, Wk, Wv, Wo }, x, state) {
    const [q, k, v] = [Wq, Wk, Wv].map((W) => times(W, x));
    const [keys, values] = [concat([state.keys, k], 1), concat([state.values, v], 1)];
    const [Q, K, V] = [q, keys, values].map((x) => toHeads(x, heads));
    const isFirst = state.keys.shape[1] === 0;
    const h = times(Wo, isFirst ? gathered(q, k, v, heads) : fromHeads(attend(Q, K, V).output));
    return { h, last: { h: atEnd(h), keys, values } };
  },
});
