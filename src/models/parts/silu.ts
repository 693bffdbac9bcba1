/** The activation inside state space blocks, and the gate made of it. */
import { withKernel } from '../../engine/kernel.ts';
import type { Tensor } from '../../engine/tfjs.ts';
import { mul, sigmoid } from '../../engine/tfjs.ts';
import { gatedKernel, siluKernel } from './kernels.ts';

/** x σ(x), also called swish: close to 0 for negative x, close to x for positive x. */
export const silu = withKernel(siluKernel, (x) => mul(x, sigmoid(x))) as <X extends Tensor>(x: X) => X;

/** y ⊙ silu(z): what a gate lets through. */
export const gated = withKernel(gatedKernel, (y, z) => mul(y, silu(z))) as <X extends Tensor>(y: X, z: X) => X;
