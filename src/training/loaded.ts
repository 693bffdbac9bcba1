/** Weights between a training and a file: out under a network's name, and back in, checked. */

import type { Weights } from '../define.ts';
import { tensor } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';

/** The numbers of a network's weights, each named `network/weight`. Copies: the tensors may be disposed of. */
export const toFile = (network: string, weights: Tensors): Weights =>
  Object.fromEntries(
    Object.entries(weights).map(([name, values]) => [
      `${network}/${name}`,
      { shape: values.shape, data: Float32Array.from(values.dataSync()) },
    ]),
  );

/**
 * Puts loaded weights in the place of a network's own, which are disposed of. Throws, naming the weight and changing
 * nothing, where one is missing or has another shape: the file was saved with other settings, or by another demo.
 */
export function fromFile(network: string, loaded: Weights, weights: Tensors): void {
  for (const [name, { shape }] of Object.entries(weights)) {
    const given = loaded[`${network}/${name}`];
    if (!given)
      throw new Error(
        `The file has no weights named ${network}/${name}. Choose one that was saved by this demo with these settings.`,
      );
    if (String(given.shape) !== String(shape)) {
      throw new Error(
        `${network}/${name} is [${given.shape}] in the file, and [${shape}] here. Choose one that was saved with these settings.`,
      );
    }
  }
  for (const [name, old] of Object.entries(weights)) {
    const { shape, data } = loaded[`${network}/${name}`]!;
    weights[name] = tensor(data, shape);
    old.dispose();
  }
}
