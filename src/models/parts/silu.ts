/** The activation inside state space blocks, and the gate made of it. */
import { fused } from '../../engine/operation.ts';
import type { Tensor } from '../../engine/tfjs.ts';
import { mul, sigmoid } from '../../engine/tfjs.ts';

/** x σ(x), also called swish: close to 0 for negative x, close to x for positive x. */
export const silu = <X extends Tensor>(x: X): X =>
  ((x.rank === 3 && fused('silu', { z: x })?.o) || mul(x, sigmoid(x))) as X;

/** y ⊙ silu(z): what a gate lets through. */
export const gated = <X extends Tensor>(y: X, z: X): X =>
  ((y.rank === 3 && fused('silu', { z, y })?.o) || mul(y, silu(z))) as X;
