/** A layer applied in both directions, its states joined at every position: each position also knows what comes after it. */

import type { Tensor3D } from '../../engine/tfjs.ts';
import { concat, reverse } from '../../engine/tfjs.ts';
import type { Layer, Tensors } from '../cell.ts';

/** The weights of both directions, each under the layer's names with a prefix. */
export type BidirectionalWeights = Tensors;

const [FORWARD, BACKWARD] = ['forward.', 'backward.'];

/** The weights of one direction, under the layer's own names. */
const oneOf = (weights: Tensors, prefix: string): Tensors =>
  Object.fromEntries(
    Object.entries(weights).flatMap(([name, tensor]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), tensor]] : [],
    ),
  );

/**
 * A layer applied in both directions. x_t is [B,D], y_t is [B,H]; each direction has H/2 units and its own weights.
 *   f_t = layer(x_1, …, x_t)    the forward state: it has seen the items up to t
 *   b_t = layer(x_T, …, x_t)    the backward state: it has seen the items from t on
 *   y_t = [f_t; b_t]    the output: both states, joined
 * Not causal: no output can be given before the last input has come.
 */
export const bidirectional = (layer: Layer): Layer<BidirectionalWeights> => ({
  weights({ D, H, ...more }, random) {
    if (H % 2) throw new Error(`Two directions cannot share ${H} units: make H even.`);
    const named = (prefix: string) =>
      Object.entries(layer.weights({ D, H: H / 2, ...more }, random)).map(([name, tensor]) => [prefix + name, tensor]);
    return Object.fromEntries([...named(FORWARD), ...named(BACKWARD)]);
  },

  apply(weights, x) {
    const forward = layer.apply(oneOf(weights, FORWARD), x);
    const backward = reverse(layer.apply(oneOf(weights, BACKWARD), reverse(x, 1)), 1);
    return concat([forward, backward], 2) as Tensor3D;
  },
});
