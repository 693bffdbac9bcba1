/** A shipped text model as the beginning of another training. */

import type { Pretrained } from '../training/fine-tune.ts';
import { network } from '../training/network.ts';
import { layerOf } from '../training/read-along.ts';
import type { ReaderName } from '../training/readers.ts';
import { loadModel, toWeights } from './load.ts';
import { fileOf } from './read-sentence.ts';

/** Its network, and its weights: new tensors at each call. */
export async function pretrained(name: ReaderName): Promise<Pretrained> {
  const model = await loadModel(fileOf(name));
  return {
    name,
    sizes: model.sizes,
    network: network(layerOf(name), model.sizes),
    weights: () => toWeights(model),
  };
}
