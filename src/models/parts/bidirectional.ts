/** Two readings of a sequence, forward and backward, side by side: each position knows what comes after it too. */

import type { Tensor3D } from '../../engine/tfjs.ts';
import { concat, reverse } from '../../engine/tfjs.ts';
import type { Layer, Tensors } from '../cell.ts';

/** The weights of both readings, each under the layer's names with a prefix. */
export type BidirectionalWeights = Tensors;

const [FORWARD, BACKWARD] = ['forward.', 'backward.'];

/** The weights of one reading, under the layer's own names. */
const reading = (weights: Tensors, prefix: string): Tensors =>
  Object.fromEntries(
    Object.entries(weights).flatMap(([name, tensor]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), tensor]] : [],
    ),
  );

/**
 * A layer read in both directions. x_t is [B,D], y_t is [B,H]; each reading has H/2 units and weights of its own.
 *   f_t = layer(x_1, …, x_t)    the forward reading: what came up to here
 *   b_t = layer(x_T, …, x_t)    the backward reading: what comes from here on
 *   y_t = [f_t; b_t]    both, side by side
 * Not causal: no output can be given before the last input has come.
 */
export const bidirectional = (layer: Layer): Layer<BidirectionalWeights> => ({
  weights({ D, H, ...more }, random) {
    if (H % 2) throw new Error(`Two readings cannot share ${H} units: make H even.`);
    const named = (prefix: string) =>
      Object.entries(layer.weights({ D, H: H / 2, ...more }, random)).map(([name, tensor]) => [prefix + name, tensor]);
    return Object.fromEntries([...named(FORWARD), ...named(BACKWARD)]);
  },

  apply(weights, x) {
    const forward = layer.apply(reading(weights, FORWARD), x);
    const backward = reverse(layer.apply(reading(weights, BACKWARD), reverse(x, 1)), 1);
    return concat([forward, backward], 2) as Tensor3D;
  },
});
