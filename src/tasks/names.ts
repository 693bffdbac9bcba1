/** First names, a letter at a time: guess the next letter, or that the name ends. */
import { type Batch, emptyBatch, type Task } from './task.ts';

/** The alphabet of the task: the letters, and `.` for "the name starts" and "the name ends". */
export const ALPHABET = '.abcdefghijklmnopqrstuvwxyz';

/** The most letters that a name of the data has. */
export const LONGEST = 12;

/** Names of 2 to 12 letters spelled in a–z, in lower case, each once, in alphabetical order. */
export const clean = (names: string[]): string[] =>
  [...new Set(names.map((name) => name.toLowerCase()).filter((name) => /^[a-z]{2,12}$/.test(name)))].sort();

/** A batch of the given names: inputs `.anna`, answers `anna.`, as wide as the longest; the rest is not scored. */
export function spell(names: string[]): Batch {
  const D = ALPHABET.length;
  const T = Math.max(...names.map((name) => name.length)) + 1;
  const batch = emptyBatch(names.length, T, D);
  names.forEach((name, row) => {
    [...`${name}.`].forEach((letter, t) => {
      const at = row * T + t;
      batch.x[at * D + ALPHABET.indexOf(t === 0 ? '.' : name[t - 1])] = 1;
      batch.y[at] = ALPHABET.indexOf(letter);
      batch.scored[at] = 1;
    });
  });
  return batch;
}

/**
 * The task of spelling names drawn from a list of cleaned ones, which is only needed to train. A name is as long as it
 * is: `length` is not used.
 */
export const namesTask = (names: string[]): Task => ({
  title: 'First names by letter',
  inputs: ALPHABET.length,
  outputs: ALPHABET.length,
  chance: 1 / ALPHABET.length,
  batch: (random, size) => spell(Array.from({ length: size }, () => names[random.below(names.length)])),
});

/**
 * What counting reaches, in nats per letter of `held`: cross-entropy when every letter is guessed alike; from how
 * often each letter comes in `known`; and from how often it follows the letter before it. Counts start at 1.
 */
export function countingBaselines(known: string[], held: string[]): Record<'uniform' | 'unigram' | 'bigram', number> {
  const D = ALPHABET.length;
  const unigram = new Float64Array(D).fill(1);
  const bigram = new Float64Array(D * D).fill(1);
  const pairsOf = (name: string) =>
    [...`${name}.`].map((letter, t) => [ALPHABET.indexOf(t === 0 ? '.' : name[t - 1]), ALPHABET.indexOf(letter)]);
  for (const [before, next] of known.flatMap(pairsOf)) {
    unigram[next]++;
    bigram[before * D + next]++;
  }
  const total = (counts: Float64Array) => counts.reduce((sum, count) => sum + count);
  const asked = held.flatMap(pairsOf);
  const mean = (chanceOf: (before: number, next: number) => number) =>
    asked.reduce((sum, [before, next]) => sum - Math.log(chanceOf(before, next)), 0) / asked.length;
  return {
    uniform: Math.log(D),
    unigram: mean((_, next) => unigram[next] / total(unigram)),
    bigram: mean((before, next) => bigram[before * D + next] / total(bigram.subarray(before * D, (before + 1) * D))),
  };
}
