/** The activation inside state space blocks. */
import { mul, sigmoid } from '../engine/tfjs.ts';
import type { Tensor } from '../engine/tfjs.ts';

/** x σ(x), also called swish: close to 0 for negative x, close to x for positive x. */
export const silu = <X extends Tensor>(x: X): X => mul(x, sigmoid(x));
