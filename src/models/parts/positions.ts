/** Positions: two ways to tell attention where a token stands. */

import type { Tensor, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { add, cos, expandDims, mul, range, reshape, sin, slice, stack, sub, tensor1d } from '../../engine/tfjs.ts';
import { type AttentionWeights, attend, attention, fromHeads, toHeads } from '../attention/layer.ts';
import type { Layer } from '../cell.ts';
import { times } from './linear.ts';

/** ω_i for i from 0 to d/2 - 1, in radians a position, [d/2]: the first clock is the fastest. */
export const speeds = (d: number, base = 10_000): number[] =>
  Array.from({ length: d / 2 }, (_, i) => base ** ((-2 * i) / d));

/** The angles of T positions from `first` on, in radians: [T,d/2]. */
function angles(T: number, d: number, first: number, base: number): Tensor2D {
  if (d % 2) throw new Error(`Positions turn pairs of numbers: ${d} is odd.`);
  return mul<Tensor2D>(expandDims(range(first, first + T), 1), tensor1d(speeds(d, base)));
}

/** Pairs side by side: from two [..., d/2] to [..., d], where each number of one stands before that of the other. */
const paired = (a: Tensor, b: Tensor): Tensor =>
  reshape(stack([a, b], -1), [...a.shape.slice(0, -1), 2 * a.shape.at(-1)!]);

/**
 * Sinusoidal positions (Vaswani et al. 2017), [T,D]: a code of each position t, to be added to its input. D is even.
 *   ω_i = 10000^{-2i/D}    how far clock i turns from one position to the next, in radians
 *   P_{t,2i} = sin(ω_i t)    one number of each pair
 *   P_{t,2i+1} = cos(ω_i t)    and the other
 */
export function sinusoidal(T: number, D: number, first = 0, base = 10_000): Tensor2D {
  const turned = angles(T, D, first, base);
  return paired(sin(turned), cos(turned)) as Tensor2D;
}

/**
 * Rotary positions (Su et al. 2021): turns each pair of numbers of x [..., T, d] by an angle that grows with its position
 * t. Queries and keys are turned, values are not; then a score depends on how far apart the two stand. d is even.
 *   a'_i = a_i cos(ω_i t) - b_i sin(ω_i t)    a_i and b_i are a pair of x_t
 *   b'_i = a_i sin(ω_i t) + b_i cos(ω_i t)    turned like a point around the origin
 */
export function rotary<X extends Tensor>(x: X, first = 0, base = 10_000): X {
  const [T, d] = x.shape.slice(-2) as [number, number];
  const turned = angles(T, d, first, base);
  const pairs = reshape(x, [...x.shape.slice(0, -1), d / 2, 2]);
  const part = (k: number) =>
    reshape(slice(pairs, [...x.shape.map(() => 0), k], [...x.shape.slice(0, -1), d / 2, 1]), [
      ...x.shape.slice(0, -1),
      d / 2,
    ]);
  const [a, b, c, s] = [part(0), part(1), cos(turned), sin(turned)];
  return paired(sub(mul(a, c), mul(b, s)), add(mul(a, s), mul(b, c))) as X;
}

/** How order reaches attention: not at all, added to the inputs, or by turning queries and keys. */
export type Positions = 'none' | 'sinusoidal' | 'rotary';

/** The causal attention of `attention.ts` with positions; the same weights. */
export const attentionWith = (positions: Positions, heads = 1): Layer<AttentionWeights> => ({
  weights: attention(heads).weights,
  apply({ Wq, Wk, Wv, Wo }, x) {
    const [, T, D] = x.shape;
    const placed = positions === 'sinusoidal' ? add<Tensor3D>(x, sinusoidal(T, D)) : x;
    const [q, k, v] = [Wq, Wk, Wv].map((W) => toHeads(times(W, placed), heads));
    const [Q, K] = positions === 'rotary' ? [rotary(q!), rotary(k!)] : [q!, k!];
    return times(Wo, fromHeads(attend(Q, K, v!).output));
  },
});
