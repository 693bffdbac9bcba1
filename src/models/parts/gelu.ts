/** The activation inside transformers. */
import { withKernel } from '../../engine/kernel.ts';
import type { Tensor } from '../../engine/tfjs.ts';
import { add, mul, tanh } from '../../engine/tfjs.ts';
import { geluKernel } from './kernels.ts';

/**
 * The Gaussian error linear unit, in the form with tanh that GPT-2 has: close to 0 for negative x, close to x for
 * positive x.
 *   gelu(x) = x / 2 ⊙ (1 + tanh(sqrt(2 / π) (x + 0.044715 x^3)))    about x times the chance that a normal number is less
 */
export const gelu = withKernel(geluKernel, (x) => {
  const bent = add(x, mul(0.044715, mul(x, mul(x, x))));
  return mul(mul(0.5, x), add(1, tanh(mul(Math.sqrt(2 / Math.PI), bent))));
}) as <X extends Tensor>(x: X) => X;
