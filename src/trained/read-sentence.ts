/** A sentence read by the five shipped text models; their files are loaded when the first sentence is. */

import { readAlong } from '../training/read-along.ts';
import { type ReaderName, readerNames, type Sentence } from '../training/readers.ts';
import { loadModel, withModel } from './load.ts';

/** The file of a text model. */
export const fileOf = (name: ReaderName): string => `whale-${name}`;

/** Reads a text in the alphabet, of one character at least. */
export async function readSentence(text: string): Promise<Sentence> {
  const readings = await Promise.all(
    readerNames.map(async (name) => {
      const { sizes } = await loadModel(fileOf(name));
      return [name, await withModel(fileOf(name), (weights) => readAlong(name, sizes, weights, text))] as const;
    }),
  );
  return { text, readings: Object.fromEntries(readings) as Sentence['readings'] };
}
