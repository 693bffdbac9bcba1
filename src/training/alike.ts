/** How far apart the positions of a sequence stay on their way through layers of attention. */

import { scope } from '../engine/scope.ts';
import { mean, norm, sub, type Tensor3D, tensor3d } from '../engine/tfjs.ts';
import { attention, attentionBlock } from '../models/attention/layer.ts';
import type { Random } from '../random.ts';

const [T, WIDTH] = [8, 16];

/** After 0 to `layers` fresh layers: the size of what tells positions apart, as a share of all (1 at most, 0 where all are alike). */
export function spreadByDepth(layers: number, around: boolean, random: Random): number[] {
  return scope(() => {
    const layer = around ? attentionBlock() : attention();
    let x = tensor3d(
      Array.from({ length: T * WIDTH }, () => random.normal()),
      [1, T, WIDTH],
    );
    const spread = () => norm(sub(x, mean(x, 1, true))).dataSync()[0]! / norm(x).dataSync()[0]!;
    const spreads = [spread()];
    for (let k = 0; k < layers; k++) {
      x = layer.apply(layer.weights({ D: WIDTH, H: WIDTH }, random), x) as Tensor3D;
      spreads.push(spread());
    }
    return spreads;
  });
}
