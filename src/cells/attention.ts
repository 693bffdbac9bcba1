/** Attention: every position asks all positions up to itself; with a cache of keys and values it is a cell as well. */
import {
  add, cast, concat, expandDims, greater, matMul, mul, range, reshape, softmax, squeeze, transpose, zeros,
} from '../engine/tfjs.ts';
import type { Tensor, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import type { Cell, Layer } from './cell.ts';
import { times, uniform } from './linear.ts';

/**
 * Scaled dot-product attention. q is [B,T,d], k and v are [B,S,d] (or [B,heads,·,d]); the queries are the last T of
 * the S positions. Scores and weights are [B,T,S]; the scores are those before the mask.
 *   scores = q k^⊤ / sqrt(d)    how well each query fits each key
 *   weights = softmax(scores)    as shares of one; causal: later positions get none
 *   output = weights v    each query's mean of the values, weighed by these shares
 */
export function attend<X extends Tensor>(q: X, k: X, v: X, { causal = true } = {}): Record<'scores' | 'weights' | 'output', X> {
  const [T, d] = q.shape.slice(-2);
  const S = k.shape.at(-2)!;
  const scores = mul(matMul(q, k, false, true), 1 / Math.sqrt(d)) as X;
  const isLater = greater(range(0, S), expandDims(range(S - T, S), 1));
  const weights = softmax(causal ? add(scores, mul(cast(isLater, 'float32'), -1e9)) : scores) as X;
  return { scores, weights, output: matMul(weights, v) as X };
}

/** Wq, Wk and Wv are [H,D], Wo is [H,H]; there are no biases and no positions. */
export type AttentionWeights = { Wq: Tensor2D; Wk: Tensor2D; Wv: Tensor2D; Wo: Tensor2D };

const weights: Layer<AttentionWeights>['weights'] = ({ D, H }, random) => {
  const fresh = (inputs: number) => uniform(random, [H, inputs], Math.sqrt(3 / inputs));
  return { Wq: fresh(D), Wk: fresh(D), Wv: fresh(D), Wo: fresh(H) };
};

const toHeads = (x: Tensor3D, heads: number) =>
  transpose(reshape(x, [x.shape[0], x.shape[1], heads, x.shape[2] / heads]), [0, 2, 1, 3]);
const fromHeads = (x: Tensor) => reshape(transpose(x, [0, 2, 1, 3]), [x.shape[0], x.shape[2], -1]) as Tensor3D;

/**
 * Causal self-attention, all positions at once; H is divided among the heads. The residual and the norm around it are
 * the net's: see `attentionBlock`.
 *   q, k, v = W_q x_t, W_k x_t, W_v x_t    every position's query, key and value
 *   y_t = W_o attend(q_t, k_{1…t}, v_{1…t})    what position t has gathered, mixed across the heads
 */
export const attention = (heads = 1): Layer<AttentionWeights> => ({
  weights,
  apply({ Wq, Wk, Wv, Wo }, x) {
    const [q, k, v] = [Wq, Wk, Wv].map((W) => toHeads(times(W, x), heads));
    return times(Wo, fromHeads(attend(q, k, v).output));
  },
});

/** The same attention a step at a time. Its state grows: the keys and values of all steps so far, [B,t,H] each. */
export const attentionCell = (heads = 1): Cell<AttentionWeights, { h: Tensor2D; keys: Tensor3D; values: Tensor3D }> => ({
  weights,
  zero({ Wo }, batch) {
    const [H] = Wo.shape;
    return { h: zeros([batch, H]), keys: zeros([batch, 0, H]), values: zeros([batch, 0, H]) };
  },
  step({ Wq, Wk, Wv, Wo }, x, state) {
    const [q, k, v] = [Wq, Wk, Wv].map((W) => expandDims(times(W, x), 1) as Tensor3D);
    const [keys, values] = [concat([state.keys, k], 1), concat([state.values, v], 1)];
    const { weights, output } = attend(toHeads(q, heads), toHeads(keys, heads), toHeads(values, heads));
    const h = squeeze(times(Wo, fromHeads(output)), [1]) as Tensor2D;
    return { state: { h, keys, values }, gates: { q, k, v, weights } };
  },
});
