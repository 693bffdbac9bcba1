/** A diagonal state space model between two matrices, so that it can stand where an LSTM or attention stands. */
import type { Tensor2D } from '../engine/tfjs.ts';
import type { Layer } from './cell.ts';
import { times, uniform } from './linear.ts';
import { s4d, type S4dWeights } from './s4d.ts';
import { silu } from './silu.ts';

/** The weights of the state space model, with W [H,D] before it and V [H,H] after it. */
export type S4dBlockWeights = S4dWeights & { W: Tensor2D; V: Tensor2D };

/**
 * The block around S4D. All its memory is linear and the same at every step; the one nonlinearity looks at one step.
 *   u_t = W x_t    the inputs, mixed into H channels
 *   y = S4D(u)    every channel through its own state space model
 *   o_t = V silu(y_t)    the channels, mixed
 * No residual and no norm: these are the net's.
 */
export const s4dBlock: Layer<S4dBlockWeights> = {
  weights({ D, H, N }, random) {
    const [W, V] = [uniform(random, [H, D], Math.sqrt(3 / D)), uniform(random, [H, H], Math.sqrt(3 / H))];
    return { W, V, ...s4d.weights({ D: H, H, N }, random) };
  },
  apply: ({ W, V, ...model }, x) => times(V, silu(s4d.apply(model, times(W, x)))),
};
