/** A diagonal state space model between two matrices: it can stand where an LSTM stands. */
import type { Tensor2D } from '../../engine/tfjs.ts';
import type { Layer } from '../cell.ts';
import { times, uniform } from '../parts/linear.ts';
import { silu } from '../parts/silu.ts';
import { type S4dWeights, s4d } from './cell.ts';

/** The weights of the state space model, with W [H,D] before it and V [H,H] after it. */
export type S4dBlockWeights = S4dWeights & { W: Tensor2D; V: Tensor2D };

/**
 * The block around S4D: its memory is linear, and the one nonlinearity sees one step at a time. x_t
 * is [B,D], all else is [B,H]. No residual and no norm: these are the network's.
 *   u_t = W x_t    the inputs, mixed into H channels
 *   y = S4D(u)    every channel through its own state space model
 *   o_t = V silu(y_t)    the channels, mixed
 */
export const s4dBlock: Layer<S4dBlockWeights> = {
  weights({ D, H, N }, random) {
    const W = uniform(random, [H, D], Math.sqrt(3 / D));
    const V = uniform(random, [H, H], Math.sqrt(3 / H));
    return { W, V, ...s4d.weights({ D: H, H, N }, random) };
  },
  apply: ({ W, V, ...model }, x) => times(V, silu(s4d.apply(model, times(W, x)))),
};
