/** A text, the reader's own or another, by character: what is the next one? */
import { emptyBatch, type Task } from './task.ts';

const [LEAST, MOST] = [400, 200_000];
/** Characters that a network tells apart; the rarest beyond them are one. */
const APART = 60;
/** The part of a text that networks are not trained on, at its end. */
const HELD = 0.2;
/** What a text has to be, for who is asked for one. */
export const WANTED = `Plain text, ${LEAST} characters or more`;
/** What stands for every character too rare to be told apart. */
export const RARE = '□';

/**
 * A text as its characters, with runs of white space as one space. Throws, naming the line, where it holds what no text
 * holds, and where it is too short, too long, or one character over and over.
 */
export function readWriting(text: string): string[] {
  text.split(/\r\n|\r|\n/).forEach((line, k) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    const strange = /[\u0000-\u0008\u000E-\u001F\uFFFD]/u.exec(line)?.[0];
    if (strange)
      throw new Error(
        `Line ${k + 1}: character ${strange.codePointAt(0)} is not text. Paste plain text, or choose a file of plain text in UTF-8.`,
      );
  });
  const letters = [...text.replace(/\s+/gu, ' ').trim()];
  if (letters.length < LEAST)
    throw new Error(
      `There are ${letters.length} characters, and a model needs ${LEAST} to learn from. Paste a longer text.`,
    );
  if (letters.length > MOST)
    throw new Error(`There are ${letters.length} characters; this page takes ${MOST}. Paste a shorter part.`);
  if (new Set(letters).size < 2)
    throw new Error(
      `The text is “${letters[0]}” over and over: there is nothing to learn. Paste one with different characters.`,
    );
  return letters;
}

/** A text in two tasks: batches from its first part to learn from, and from the rest to be scored on. */
export interface WritingTasks {
  learn: Task;
  held: Task;
  /** The characters told apart, in the order of their classes. */
  alphabet: string[];
  /** The classes of both parts. */
  known: number[];
  kept: number[];
  /** The longest window that fits into the held part. */
  longest: number;
}

/** A window of the text is x [B,T,D], one-hot over its alphabet; the answer at every step is the next character. */
export function writingTasks(letters: string[]): WritingTasks {
  const counts = new Map<string, number>();
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const common = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
  const alphabet = common.length > APART ? [...common.slice(0, APART - 1), RARE] : common;
  const D = alphabet.length;
  const classOf = new Map(alphabet.map((letter, k) => [letter, k]));
  const classes = letters.map((letter) => classOf.get(letter) ?? D - 1);
  const cut = Math.floor(classes.length * (1 - HELD));
  const taskOf = (values: number[]): Task => ({
    title: 'Text by character',
    inputs: D,
    outputs: D,
    chance: counts.get(common[0]!)! / letters.length,
    batch(random, size, length) {
      if (length >= values.length)
        throw new Error(`A window of ${length} characters and the next one do not fit into ${values.length}.`);
      const batch = emptyBatch(size, length, D);
      batch.scored.fill(1);
      for (let row = 0; row < size; row++) {
        const first = random.below(values.length - length);
        for (let t = 0; t < length; t++) {
          batch.x[(row * length + t) * D + values[first + t]!] = 1;
          batch.y[row * length + t] = values[first + t + 1]!;
        }
      }
      return batch;
    },
  });
  const [known, kept] = [classes.slice(0, cut), classes.slice(cut)];
  return { learn: taskOf(known), held: taskOf(kept), alphabet, known, kept, longest: kept.length - 1 };
}
