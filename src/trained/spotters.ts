/** The shipped keyword spotters. */
import { dispose } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import { Random } from '../random.ts';
import { type SpotterName, spotter } from '../training/keywords/network.ts';
import { loadModel, type Model, toWeights } from './load.ts';
import { numbersOf } from './packed.ts';

/** A spotter as it is shipped. `weights` makes new tensors at each call, by their names in the network: dispose of them. */
export interface ShippedSpotter {
  model: Model;
  weights(): Tensors;
}

/** By name: the record of a claim rests on the files that are named. */
const FILES: Record<SpotterName, () => Promise<Model>> = {
  gru: () => loadModel('keywords-gru'),
  lstm: () => loadModel('keywords-lstm'),
  attention: () => loadModel('keywords-attention'),
};

/** Throws, in a sentence, where its file is not what it must be. */
export async function loadSpotter(name: SpotterName): Promise<ShippedSpotter> {
  const model = await FILES[name]().catch(() => {
    throw new Error(
      `The weights of the keyword spotter (${name}) could not be fetched. Try again when you are online.`,
    );
  });
  checkWeights(name, model);
  return { model, weights: () => toWeights(model) };
}

/** Throws, naming what is wrong, where the weights of a file are not those of the spotter. */
export function checkWeights(name: SpotterName, { weights }: Pick<Model, 'weights'>): void {
  const damaged = (why: string) =>
    new Error(`The weights of the keyword spotter (${name}) are damaged: ${why}. Reload the page to fetch them again.`);
  const expected = spotter(name).weights(new Random(0));
  try {
    for (const [key, { shape, size }] of Object.entries(expected)) {
      const packed = weights[key];
      if (!packed) throw damaged(`${key} is missing`);
      if (String(packed.shape) !== String(shape)) throw damaged(`${key} is [${packed.shape}] and should be [${shape}]`);
      const numbers = Array.from(numbersOf(packed));
      if (numbers.length !== size) throw damaged(`${key} has ${numbers.length} of ${size} numbers`);
      if (!numbers.every(Number.isFinite)) throw damaged(`${key} holds what is not a number`);
    }
  } finally {
    dispose(expected);
  }
}
