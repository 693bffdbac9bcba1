/** Complex numbers as pairs of real tensors: only these have gradients on WebAssembly. */

import type { Tensor } from '../../engine/tfjs.ts';
import { add, cos, div, exp, expm1, mul, sin, square, sub } from '../../engine/tfjs.ts';

/** re + i·im, both of one shape. */
export type Complex = { re: Tensor; im: Tensor };

/** a + b. */
export const plus = (a: Complex, b: Complex): Complex => ({ re: add(a.re, b.re), im: add(a.im, b.im) });

/** a · b for a real b. */
export const scaled = (a: Complex, b: Tensor): Complex => ({ re: mul(a.re, b), im: mul(a.im, b) });

/** a · b. */
export const product = (a: Complex, b: Complex): Complex => ({
  re: sub(mul(a.re, b.re), mul(a.im, b.im)),
  im: add(mul(a.re, b.im), mul(a.im, b.re)),
});

/** a / b. */
export function quotient(a: Complex, b: Complex): Complex {
  const { re, im } = product(a, { re: b.re, im: mul(b.im, -1) });
  const length = add(square(b.re), square(b.im));
  return { re: div(re, length), im: div(im, length) };
}

/** e^a: as large as the real part says, turned by the imaginary part. */
export const exponential = ({ re, im }: Complex): Complex => ({
  re: mul(exp(re), cos(im)),
  im: mul(exp(re), sin(im)),
});

/** e^a − 1, exact also where a is so small that e^a rounds to 1. */
export const exponentialMinusOne = ({ re, im }: Complex): Complex => ({
  re: sub(mul(expm1(re), cos(im)), mul(square(sin(mul(im, 0.5))), 2)),
  im: mul(exp(re), sin(im)),
});
