/** Attention of one head whose queries and keys are rotated by their positions. */
import type { Layer } from '../cell.ts';
import { times } from '../parts/linear.ts';
import { rotary } from '../parts/positions.ts';
import { type AttentionWeights, attention, gathered } from './layer.ts';

/**
 * Causal attention with rotary positions, with the weights of `attention`.
 *   q'_t, k'_t = rotary(W_q x_t), rotary(W_k x_t)    each rotated by its position: a score depends on how far apart two are
 *   h = W_o attention(q', k', W_v x)    what every position gathers from those up to itself
 */
export const rotaryAttention: Layer<AttentionWeights> = {
  weights: attention().weights,
  apply({ Wq, Wk, Wv, Wo }, x) {
    const [q, k, v] = [Wq, Wk, Wv].map((W) => times(W, x));
    return times(Wo, gathered(rotary(q!), rotary(k!), v!));
  },
};
