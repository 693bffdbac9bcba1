/** Gated DeltaNet for training: a few steps at once by the kernel of the delta rule, which knows no decay. */
import type { Tensor, Tensor3D, Tensor4D } from '../../engine/tfjs.ts';
import {
  add,
  clipByValue,
  concat,
  div,
  exp,
  expandDims,
  matMul,
  mul,
  neg,
  reshape,
  sigmoid,
  slice,
  softplus,
  sub,
  tensor2d,
  zeros,
} from '../../engine/tfjs.ts';
import type { Layer } from '../cell.ts';
import { deltaRule } from '../deltanet/cell.ts';
import { joined, projected } from '../parts/heads.ts';
import { times } from '../parts/linear.ts';
import { type GatedDeltaNetWeights, gatedDeltaNet } from './cell.ts';

/**
 * Steps in a chunk, and the least ln α: beside what a step writes, e^{-20} of a state is less than float32 can tell. Over
 * a chunk that is e^{-160}; taken from its middle, every factor stays within float32.
 */
const [CHUNK, LEAST] = [8, -20];

type Given = Record<'q' | 'k' | 'v', Tensor4D> & { beta: Tensor3D };

/** Steps `from` to `to` of x [B,T,…]. */
const steps = <X extends Tensor>(x: X, from: number, to: number): X =>
  slice(x, [0, from, ...x.shape.slice(2).map(() => 0)], [-1, to - from, ...x.shape.slice(2)]) as X;

/** Σ_{s≤t} x_s of x [B,T,G]. */
function summed(x: Tensor3D): Tensor3D {
  const T = x.shape[1];
  const below = Array.from({ length: T }, (_, t) => Array.from({ length: T }, (_, s) => Number(s <= t)));
  return matMul(expandDims(tensor2d(below), 0), x);
}

/**
 * The gated delta rule over q, k, v [B,T,G,d] for given β and ln α [B,T,G], from a state of zeros: y [B,T,G,d]. The rule is
 * linear in state and values, so decay can be taken out of it: within a chunk,
 *   A_t = c Π_{s≤t} α_s    what is left by step t of what stood there before the chunk; c is the same for all its steps
 *   S_t = A_t S'_t,   y_t = A_t y'_t    where S' and y' are those of the delta rule without decay for the values v_t / A_t
 */
export function gatedDeltaRule(given: Given, logAlpha: Tensor3D): Tensor4D {
  const [B, T, G, d] = given.v.shape;
  let S: Tensor4D = zeros([B, G, d, d]);
  const made: Tensor4D[] = [];
  for (let from = 0; from < T; from += CHUNK) {
    const to = Math.min(T, from + CHUNK);
    const [q, k, v] = [given.q, given.k, given.v].map((x) => steps(x, from, to)) as [Tensor4D, Tensor4D, Tensor4D];
    const faded = summed(clipByValue(steps(logAlpha, from, to), LEAST, 0));
    const half = mul(steps(faded, to - from - 1, to - from), 0.5);
    const by = expandDims(exp(sub(faded, half)), 3);
    const root = reshape(exp(half), [B, G, 1, 1]);
    const chunk = deltaRule({ q, k, v: div(v, by), beta: steps(given.beta, from, to) }, mul(S, root));
    made.push(mul(chunk.y, by) as Tensor4D);
    S = mul(chunk.S, root) as Tensor4D;
  }
  return concat(made, 1);
}

/** The layer of the cell `gatedDeltaNet` with these heads: the same weights and the same output at every position. */
export const gatedDeltaLayer = (heads = 1, most: 1 | 2 = 1): Layer<GatedDeltaNetWeights> => ({
  weights: gatedDeltaNet(heads, most).weights,
  apply({ Wq, Wk, Wv, Wo, Wbeta, Walpha, p, logA }, x) {
    const [q, k, v] = projected(x, heads, Wq, Wk, Wv) as [Tensor4D, Tensor4D, Tensor4D];
    const beta = mul(most, sigmoid(times(Wbeta, x))) as Tensor3D;
    const logAlpha = mul(neg(exp(logA)), softplus(add(times(Walpha, x), p))) as Tensor3D;
    return joined(Wo, gatedDeltaRule({ q, k, v, beta }, logAlpha));
  },
});
