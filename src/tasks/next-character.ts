/** English text over a small fixed alphabet, character by character: what is the next one? */
import { type Batch, emptyBatch, type Task } from './task.ts';

/** Every character that the models tell apart, in the order of their classes. */
export const ALPHABET = "abcdefghijklmnopqrstuvwxyz .,;!?'-";
const D = ALPHABET.length;

/** Characters with a close relative in the alphabet. */
const RELATIVES: [like: RegExp, character: string][] = [
  [/[‘’`´]/gu, "'"],
  [/[‐‑–—]/gu, '-'],
  [/:/gu, ';'],
  [/œ/gu, 'oe'],
  [/æ/gu, 'ae'],
  [/\p{M}/gu, ''],
];

/** A text in the alphabet, and the characters that had to be left out, each once. */
export interface Plain {
  text: string;
  leftOut: string[];
}

/**
 * A text as the models read it: lower case, without accents, dashes and quotation marks in their plain form, runs of white
 * space as one space. What then is not in the alphabet is left out.
 */
export function toPlain(text: string): Plain {
  const lower = RELATIVES.reduce((now, [like, by]) => now.replace(like, by), text.normalize('NFD').toLowerCase());
  const spaced = lower.replace(/\s+/gu, ' ');
  const leftOut = [...new Set(spaced)].filter((character) => !ALPHABET.includes(character));
  const kept = [...spaced].filter((character) => ALPHABET.includes(character)).join('');
  return { text: kept.replace(/ +/g, ' '), leftOut };
}

/** The classes of a text in the alphabet. Throws where a character is not in it. */
export const classesOf = (text: string): number[] =>
  [...text].map((character) => {
    const k = ALPHABET.indexOf(character);
    if (k < 0) throw new Error(`“${character}” is not in the alphabet of the text models: ${ALPHABET}`);
    return k;
  });

/** Rows of T characters, each asked for the one after it: `starts` says where in the text each row begins. */
function batchAt(classes: number[], starts: number[], T: number): Batch {
  const batch = emptyBatch(starts.length, T, D);
  batch.scored.fill(1);
  starts.forEach((start, row) => {
    for (let t = 0; t < T; t++) {
      batch.x[(row * T + t) * D + classes[start + t]] = 1;
      batch.y[row * T + t] = classes[start + t + 1];
    }
  });
  return batch;
}

/** Windows of a text that begin anywhere. */
export const nextCharacter = (classes: number[]): Task => ({
  title: 'The next character of a text',
  inputs: D,
  outputs: D,
  chance: 1 / D,
  batch: (random, size, length) =>
    batchAt(
      classes,
      Array.from({ length: size }, () => random.below(classes.length - length)),
      length,
    ),
});

/** All of a text in windows side by side, so that every character but a rest at its end is asked for once. */
export function windows(classes: number[], T: number): Batch {
  const rows = Math.floor((classes.length - 1) / T);
  return batchAt(
    classes,
    Array.from({ length: rows }, (_, row) => row * T),
    T,
  );
}
