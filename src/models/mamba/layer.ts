/** The Mamba block: a short convolution, a selective state space model, and a gate. */
import { withKernel } from '../../engine/kernel.ts';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { add, mul, split, unstack } from '../../engine/tfjs.ts';
import type { Layer, Tensors } from '../cell.ts';
import { times, uniform } from '../parts/linear.ts';
import { shifted } from '../parts/shift.ts';
import { gated, silu } from '../parts/silu.ts';
import { shortKernel } from './kernel.ts';
import { s6 } from './s6.ts';

/** Beside the weights of the inner model, of E = 2H channels: Win [2E,D], K [E,4], k [E], Wout [H,E]. */
export type MambaWeights = Tensors & {
  Win: Tensor2D;
  K: Tensor2D;
  k: Tensor1D;
  Wout: Tensor2D;
};

/** Σ_j K_j u_{t-j} + k, every channel on its own; K is [E,4], its last column for the present. */
export const shortConvolution = withKernel(shortKernel, (K, k, u) => {
  // Not reversed in place: tfjs remembers the very array it returned, for the gradient.
  const columns = unstack(K, 1).toReversed();
  return columns.reduce<Tensor>(
    (sum, K_j, j) =>
      add(
        sum,
        shifted(u, j, (past) => mul(K_j, past)),
      ),
    k,
  ) as Tensor3D;
});

/**
 * The Mamba block around a state space model, S6 unless another is given. x_t is [B,D], o_t is
 * [B,H], all between is [B,E]. No residual and no norm: these are the network's.
 *   u_t, z_t = W_{in} x_t    the input, projected to E channels and E gates
 *   v_t = silu(Σ_j K_j ⊙ u_{t-j} + k)    a short convolution over the last four steps
 *   y = S6(v)    the selective recurrence, each channel by itself
 *   o_t = W_{out} (y_t ⊙ silu(z_t))    the gated output, projected back
 */
export const mamba = (inner: Layer = s6()): Layer<MambaWeights> => ({
  weights({ D, H, N }, random) {
    const E = 2 * H;
    const Win = uniform(random, [2 * E, D], 1 / Math.sqrt(D));
    const Wout = uniform(random, [H, E], 1 / Math.sqrt(E));
    const [K, k] = [uniform(random, [E, 4], 0.5), uniform(random, [E], 0.5)];
    return { Win, K, k, Wout, ...inner.weights({ D: E, H: E, N }, random) };
  },
  apply({ Win, K, k, Wout, ...model }, x) {
    // The matrix is taken apart, and not its product, which is larger.
    const [u, z] = (split(Win, 2) as Tensor2D[]).map((W) => times(W, x));
    const y = inner.apply(model, silu(shortConvolution(K, k, u!)));
    return times(Wout, gated(y, z!));
  },
});
