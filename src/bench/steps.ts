/** A sequence taken apart into its steps, as quickly as tfjs can on its own kernels. */
import { split, type Tensor, unstack } from '../engine/tfjs.ts';

/**
 * The T steps of x along an axis: `unstack` in two goes, because tfjs copies all of what it cuts for every piece. So
 * each number is copied about 2·sqrt(T) times, not T times.
 */
export function stepsOf<X extends Tensor>(x: Tensor, axis: number): X[] {
  const T = x.shape[axis]!;
  const size = Math.ceil(Math.sqrt(T));
  const sizes = Array.from({ length: Math.ceil(T / size) }, (_, k) => Math.min(size, T - k * size));
  return split(x, sizes, axis).flatMap((part) => unstack(part, axis)) as X[];
}
