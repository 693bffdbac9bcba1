/** A network: numbers in, a sequence layer, class scores out. The same around every layer, so that layers compare. */

import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import { add, dispose, tidy, zeros } from '../engine/tfjs.ts';
import type { Layer, Tensors } from '../models/cell.ts';
import { times, uniform } from '../models/parts/linear.ts';
import { Random } from '../random.ts';

/**
 * How x reaches the layer, and the layer the scores. Recurrent cells take x as it is (`direct`); layers that keep their
 * width get it through a matrix (`projected`), with a skip connection around the layer if `residual`.
 */
export type Wiring = 'direct' | 'projected' | 'residual';

/** D inputs, a layer of H units (and N numbers of state a channel, where it has them), K classes. */
export interface NetworkSizes {
  D: number;
  H: number;
  K: number;
  N?: number;
  wiring: Wiring;
}

/** A network's weights, fresh from `random`, and its class scores [B,T,K] for x [B,T,D]. */
export interface Network {
  weights(random: Random): Tensors;
  scores(weights: Tensors, x: Tensor3D): Tensor3D;
}

/**
 * The network around a layer. With `direct` wiring the scores are V layer(x) + v; with `projected` x is first e = E x + ε;
 * with `residual` they are V (e + layer(e)) + v. The weights of the layer are named `layer.…`; E is [H,D], V is [K,H].
 */
export function network(layer: Layer, { D, H, K, N, wiring }: NetworkSizes): Network {
  return {
    weights: (random) =>
      tidy(() => {
        const inner = layer.weights({ D: wiring === 'direct' ? D : H, H, ...(N ? { N } : {}) }, random);
        // One-hot inputs have few entries other than 0: E is scaled for three at most, not for all D.
        const projection = { E: uniform(random, [H, D], Math.sqrt(3 / Math.min(D, 3))), ε: zeros([H]) };
        return {
          ...Object.fromEntries(Object.entries(inner).map(([name, tensor]) => [`layer.${name}`, tensor])),
          ...(wiring === 'direct' ? {} : projection),
          V: uniform(random, [K, H], 1 / Math.sqrt(H)),
          v: zeros([K]),
        };
      }),
    scores: (weights, x) => {
      const e = wiring === 'direct' ? x : project(weights, x);
      const y = layer.apply(layerWeights(weights), e);
      return readout(weights, wiring === 'residual' ? add(e, y) : y);
    },
  };
}

/** The weights of the layer in a network, under the layer's own names. */
export const layerWeights = (weights: Tensors): Tensors =>
  Object.fromEntries(
    Object.entries(weights).flatMap(([name, tensor]) =>
      name.startsWith('layer.') ? [[name.slice('layer.'.length), tensor]] : [],
    ),
  );

/** What the layer of a network sees of x [B,D] or [B,T,D], unless the network is wired directly: E x + ε. */
export const project = <X extends Tensor>({ E, ε }: Tensors, x: X): X => add(times(E as Tensor2D, x), ε as Tensor1D);

/** The class scores that a network reads from h [B,H] or [B,T,H]: V h + v. */
export const readout = <X extends Tensor>({ V, v }: Tensors, h: X): X => add(times(V as Tensor2D, h), v as Tensor1D);

/** How many numbers a network can learn. */
export function parameterCount(of: Network): number {
  const weights = of.weights(new Random(0));
  const count = Object.values(weights).reduce((sum, tensor) => sum + tensor.size, 0);
  dispose(weights);
  return count;
}
