/** Norms: every vector brought to the same size, whatever it was, for what follows to work on. */
import { withKernel } from '../../engine/kernel.ts';
import type { Tensor, Tensor1D } from '../../engine/tfjs.ts';
import { add, div, mean, mul, sqrt, square, sub } from '../../engine/tfjs.ts';
import { layerNormKernel, rmsNormKernel } from './kernels.ts';

/**
 * Layer norm: x is [B,H] or [B,T,H], gain g and bias b are [H]. The means are over the H numbers of one vector; ε is
 * 1e-5, as in PyTorch.
 *   μ = mean(x)    the center
 *   v = mean((x - μ)^2)    the variance
 *   y = g ⊙ (x - μ) / sqrt(v + ε) + b    centered, brought to size 1, then scaled and shifted
 */
export const layerNorm = withKernel(layerNormKernel, (x, gain, bias) =>
  add(mul(gain, scaled(sub(x, mean(x, -1, true)), 1e-5)), bias),
) as <X extends Tensor>(x: X, gain: Tensor1D, bias: Tensor1D) => X;

/**
 * Root mean square norm, layer norm without center and bias: x is [B,H] or [B,T,H], gain g is [H]. ε is 2^-23, as in
 * PyTorch: the least that added to 1 makes another float32.
 *   r = mean(x^2)    the mean square of the H numbers of one vector
 *   y = g ⊙ x / sqrt(r + ε)    brought to size 1, then scaled
 */
export const rmsNorm = withKernel(rmsNormKernel, (x, gain) => mul(gain, scaled(x, 2 ** -23))) as <X extends Tensor>(
  x: X,
  gain: Tensor1D,
) => X;

const scaled = (x: Tensor, ε: number) => div(x, sqrt(add(mean(square(x), -1, true), ε)));
