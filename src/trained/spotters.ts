/** The shipped keyword spotters. */
import type { Tensors } from '../models/cell.ts';
import type { SpotterName } from '../training/keywords/network.ts';
import { loadModel, type Model, toWeights } from './load.ts';

/** A spotter as it is shipped. `weights` makes new tensors at each call, by their names in the network: dispose of them. */
export interface ShippedSpotter {
  model: Model;
  weights(): Tensors;
}

/** Throws, in a sentence, where its file is not what it must be. */
export async function loadSpotter(name: SpotterName): Promise<ShippedSpotter> {
  const model = await loadModel(`keywords-${name}`);
  return { model, weights: () => toWeights(model) };
}
