/** Norms: every vector brought to the same size, whatever it was, so that deep stacks can learn. */
import { fused } from '../engine/operation.ts';
import { add, div, mean, mul, reshape, sqrt, square, sub } from '../engine/tfjs.ts';
import type { Tensor, Tensor1D } from '../engine/tfjs.ts';

/**
 * Layer norm: x is [B,H] or [B,T,H], gain and bias are [H]. Mean and variance are those of one vector's H numbers, and
 * ε is 1e-5, as in PyTorch.
 *   y = g ⊙ (x - mean(x)) / sqrt(var(x) + ε) + b    centered, brought to size 1, then scaled and shifted
 */
export function layerNorm<X extends Tensor>(x: X, gain: Tensor1D, bias: Tensor1D): X {
  const y = fused('norm', { x: vectors(x), gain, bias }, { centers: 1 })?.y;
  if (y) return reshape(y, x.shape) as X;
  const apart = sub(x, mean(x, -1, true));
  return add(mul(gain, scaled(apart, 1e-5)), bias) as X;
}

/**
 * Root mean square norm, layer norm without the center: x is [B,H] or [B,T,H], gain is [H]. ε is 2^-23, the float32
 * epsilon that PyTorch takes.
 *   y = g ⊙ x / sqrt(mean(x²) + ε)    brought to size 1, then scaled
 */
export function rmsNorm<X extends Tensor>(x: X, gain: Tensor1D): X {
  const y = fused('norm', { x: vectors(x), gain }, { centers: 0 })?.y;
  return (y ? reshape(y, x.shape) : mul(gain, scaled(x, 2 ** -23))) as X;
}

/** All vectors one below the other, [N,H]. */
const vectors = (x: Tensor) => reshape(x, [-1, x.shape.at(-1)!]);

const scaled = (x: Tensor, ε: number) => div(x, sqrt(add(mean(square(x), -1, true), ε)));
