/** The synthesized words that the spotters are trained and scored on: kept in .cache by a command, read here and not shipped. */
import { once } from '../once.ts';
import type { Spoken } from '../tasks/keywords/clips-task.ts';
import { labelOf } from '../tasks/keywords/words.ts';

/** Words to train on, of espeak voices that were not trained on, and of a synthesizer that was not. */
export type SetName = 'train' | 'espeak' | 'festival';
/** A word as it was spoken, with its text and the voice. */
export interface SpokenWord extends Spoken {
  word: string;
  voice: string;
}

const FOLDER = '.cache/keywords';
const SCALE = 32_767;

async function read(set: SetName): Promise<SpokenWord[]> {
  const { readFile } = await import('node:fs/promises');
  const [index, bytes] = await Promise.all([
    readFile(`${FOLDER}/${set}.json`, 'utf8'),
    readFile(`${FOLDER}/${set}.pcm`),
  ]).catch(() => {
    throw new Error(
      `${FOLDER}/${set}.pcm does not exist: the words are not spoken yet.\n    Fix: npm run samples -- keywords`,
    );
  });
  const numbers = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
  let at = 0;
  return (JSON.parse(index) as { word: string; voice: string; length: number }[]).map(({ word, voice, length }) => ({
    word,
    voice,
    label: labelOf(word),
    samples: Float32Array.from(numbers.subarray(at, (at += length)), (number) => number / SCALE),
  }));
}

const kept = {
  train: once(() => read('train')),
  espeak: once(() => read('espeak')),
  festival: once(() => read('festival')),
};

/** The words of a set. Throws, with the command that makes it, where it is not there. */
export const spokenWords = (set: SetName): Promise<SpokenWord[]> => kept[set]();
