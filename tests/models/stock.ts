/** The recurrent layers that tfjs itself ships, to compare ours with. */
import { type layers, type Tensor as StockTensor, sequential } from '@tensorflow/tfjs';
import type { Tensor, Tensor3D } from '../../src/engine/tfjs.ts';

/** What a stock layer with `inputShape` makes of x [B,T,D] with these weights, in the order it wants them. */
export function stockOutput(layer: ReturnType<typeof layers.rnn>, weights: Tensor[], x: Tensor3D): number[][][] {
  const model = sequential({ layers: [layer] });
  model.setWeights(weights as unknown as StockTensor[]);
  return (model.predict(x as unknown as StockTensor) as unknown as Tensor3D).arraySync();
}
