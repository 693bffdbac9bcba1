/** What families around a selective scan share: its arithmetic, and how an able hand writes it with tfjs. */

import type { Tensor1D, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import { add, exp, expandDims, matMul, mul, squeeze, stack } from '../engine/tfjs.ts';
import { stepsOf } from './steps.ts';

/** What the scan reads beside x [B,T,H], as `recurrence` in src/models/mamba/s6.ts has it; time may come before the batch. */
export interface ScanInputs {
  A: Tensor2D;
  D: Tensor1D;
  delta: Tensor3D;
  B: Tensor3D;
  C: Tensor3D;
}

/**
 * Floating-point operations of the scan in one channel at one step, an exponential counted as one. Forward for each of N
 * numbers of state 7 (Δ A, its exponential, times the state, Δ x times B, added, C times the state, added) and 3 for Δ x
 * and D x. Backward for each 15: products and sums for the gradients of h, C, B, Δ x, Δ and A, products for those of the
 * state before, of its decay and of Δ A; and 7 for the rest of the gradients of x, Δ and D. No exponential again.
 */
export const scanOperations = (N: number, withGradients: boolean) => (withGradients ? 22 * N + 10 : 7 * N + 3);

/**
 * y of every step, shaped as x, whose time is axis 0 or 1. Tried, too: the decays of all steps at once, N times as much to
 * take apart (takes a third longer); sums in the place of small products, and time first (as fast).
 */
export function scanOfSteps({ A, D, delta, B, C }: ScanInputs, x: Tensor3D, axis: 0 | 1): Tensor3D {
  const [deltas, written, Bs, Cs] = [delta, mul(delta, x), B, C].map((each) => stepsOf<Tensor2D>(each, axis));
  let h: Tensor3D | undefined;
  const y = deltas!.map((delta_t, t) => {
    const write = mul(expandDims(written![t]!, 2), expandDims(Bs![t]!, 1));
    h = (h ? add(mul(exp(mul(expandDims(delta_t, 2), A)), h), write) : write) as Tensor3D;
    return squeeze(matMul(h, expandDims(Cs![t]!, 2) as Tensor3D), [2]);
  });
  return add(stack(y, axis), mul(D, x));
}
