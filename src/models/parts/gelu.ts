/** The activation inside transformers. */
import { fused } from '../../engine/operation.ts';
import type { Tensor } from '../../engine/tfjs.ts';
import { add, mul, reshape, tanh } from '../../engine/tfjs.ts';

/**
 * The Gaussian error linear unit, in the form with tanh that GPT-2 has: close to 0 for negative x, close to x for
 * positive x.
 *   gelu(x) = x / 2 ⊙ (1 + tanh(sqrt(2 / π) (x + 0.044715 x^3)))    about x times the chance that a normal number is less
 */
export function gelu<X extends Tensor>(x: X): X {
  const y = fused('gelu', { x: reshape(x, [-1]) })?.y;
  if (y) return reshape(y, x.shape) as X;
  const bent = add(x, mul(0.044715, mul(x, mul(x, x))));
  return mul(mul(0.5, x), add(1, tanh(mul(Math.sqrt(2 / Math.PI), bent)))) as X;
}
