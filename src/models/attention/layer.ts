/** Attention: every position asks all positions up to itself what they hold. */
import { withKernel } from '../../engine/kernel.ts';
import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from '../../engine/tfjs.ts';
import {
  add,
  concat,
  expandDims,
  greater,
  matMul,
  mul,
  pad,
  range,
  reshape,
  slice,
  softmax,
  transpose,
  where,
} from '../../engine/tfjs.ts';
import type { Layer } from '../cell.ts';
import { allFinite } from '../parts/finite.ts';
import { times, uniform } from '../parts/linear.ts';
import { gatherKernel } from './kernel.ts';

/** Scores as they are before the mask, weights, and what was gathered. */
type Attended<X extends Tensor> = Record<'scores' | 'weights' | 'output', X>;

/**
 * Scaled dot-product attention. q is [B,T,d], k and v are [B,S,d], or all are [B,heads,·,d]; the
 * queries are the last T of the S positions. Scores (as they are before the mask) and weights are
 * [B,T,S].
 *   e = q k^⊤ / sqrt(d)    scores: how well each query fits each key
 *   α = softmax(e)    weights: the scores as shares of one; if causal, later positions get none
 *   y = α v    output: for each query the mean of the values, weighed by its shares
 */
export function attend<X extends Tensor>(q: X, k: X, v: X, { causal = true } = {}): Attended<X> {
  const [T, S, d] = [q.shape.at(-2)!, k.shape.at(-2)!, q.shape.at(-1)!];
  const scores = mul(matMul(q, k, false, true), 1 / Math.sqrt(d)) as X;
  const isLater = greater(range(0, S), expandDims(range(S - T, S), 1));
  const masked = causal ? add(scores, where(isLater, -Infinity, 0)) : scores;
  const weights = softmax(masked) as X;
  const output = matMul(weights, v) as X;
  if (causal && T > 1 && !allFinite(output)) return { scores, ...oneByOne(q, k, v, T, S) };
  return { scores, weights, output };
}

/**
 * The weights and output of causal attention where something is not finite. A mask leaves a weight of 0 for each later
 * position, and 0 times an infinite value is NaN: PyTorch's masked product hands it to earlier positions, and its fused
 * kernel to some of them. Causal means that they get nothing of it, so each query asks the keys up to its own position.
 */
function oneByOne<X extends Tensor>(q: X, k: X, v: X, T: number, S: number): Pick<Attended<X>, 'weights' | 'output'> {
  const rows = (x: X, from: number, count: number) =>
    slice(x, [...x.shape.slice(2).map(() => 0), from, 0], [...x.shape.slice(0, -2), count, -1]) as X;
  const steps = Array.from({ length: T }, (_, t) => {
    const seen = S - T + t + 1;
    const step = attend(rows(q, t, 1), rows(k, 0, seen), rows(v, 0, seen), { causal: false });
    const later = [...q.shape.slice(1).map((): [number, number] => [0, 0]), [0, S - seen] as [number, number]];
    return { weights: pad(step.weights, later), output: step.output };
  });
  const along = (name: 'weights' | 'output') =>
    concat(
      steps.map((step) => step[name]),
      q.rank - 2,
    ) as X;
  return { weights: along('weights'), output: along('output') };
}

/** Wq, Wk and Wv are [H,D], Wo is [H,H]; there are no biases and no positions. */
export type AttentionWeights = { Wq: Tensor2D; Wk: Tensor2D; Wv: Tensor2D; Wo: Tensor2D };

/** Divides the H numbers of every position among the heads: [B,T,H] to [B,heads,T,H/heads]. */
export const toHeads = (x: Tensor3D, heads: number): Tensor4D =>
  transpose(reshape(x, [x.shape[0], x.shape[1], heads, x.shape[2] / heads]), [0, 2, 1, 3]);

/** Puts the heads side by side again: [B,heads,T,d] to [B,T,heads·d]. */
export const fromHeads = (x: Tensor4D): Tensor3D =>
  reshape(transpose(x, [0, 2, 1, 3]), [x.shape[0], x.shape[2], x.shape[1] * x.shape[3]]);

/** Throws where so many heads cannot have equal shares of H numbers. */
function checkHeads(heads: number, H: number): void {
  if (H % heads) throw new Error(`${heads} heads cannot share ${H} units: make H a multiple.`);
}

/** What every position gathers from all up to itself, each head on its own share of the H numbers: all are [B,T,H]. */
export function gathered(q: Tensor3D, k: Tensor3D, v: Tensor3D, heads = 1): Tensor3D {
  checkHeads(heads, q.shape[2]);
  return gatheredByHeads(q, k, v, heads);
}

const gatheredByHeads = withKernel(gatherKernel, (q, k, v, heads) => {
  const [Q, K, V] = [q, k, v].map((x) => toHeads(x, heads));
  return fromHeads(attend(Q, K, V).output);
});

/**
 * Causal self-attention, all positions at once. x_t is [B,D], y_t is [B,H]; each head does this
 * with its own share of the H numbers.
 *   q_t, k_t, v_t = W_q x_t, W_k x_t, W_v x_t    every position's query, key and value
 *   y_t = W_o Σ_{s≤t} α_{ts} v_s    what position t has gathered, mixed across the heads
 * No residual and no norm: these are the network's, or `attentionBlock`'s.
 */
export const attention = (heads = 1): Layer<AttentionWeights> => ({
  weights({ D, H }, random) {
    checkHeads(heads, H);
    const fresh = (inputs: number) => uniform(random, [H, inputs], Math.sqrt(3 / inputs));
    return { Wq: fresh(D), Wk: fresh(D), Wv: fresh(D), Wo: fresh(H) };
  },
  apply({ Wq, Wk, Wv, Wo }, x) {
    const [q, k, v] = [Wq, Wk, Wv].map((W) => times(W, x));
    return times(Wo, gathered(q, k, v, heads));
  },
});

/** Attention with the residual around it, x + attention(x), for D = H. */
export const attentionBlock = (heads = 1): Layer<AttentionWeights> => ({
  weights: attention(heads).weights,
  apply: (weights, x) => add(x, attention(heads).apply(weights, x)),
});
