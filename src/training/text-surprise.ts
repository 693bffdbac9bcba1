/** How much each character of a text surprises a trained text model that reads it: in bits, with what it expected instead. */
import { ALPHABET, classesOf } from '../tasks/next-character.ts';
import type { Guess } from './readers.ts';
import { bitsOf, softmax } from './sampling.ts';
import type { TextWriter } from './text-writer.ts';

/** A character that was read: its surprise, and the most probable characters in its place, the first the most probable. */
export interface ReadCharacter {
  character: string;
  bits: number;
  expected: Guess[];
}

/** What a text is begun after: a space, which is not asked for. */
const BEFORE = ' ';
/** Digits after the point that are kept of bits and probabilities. */
const DIGITS = 3;
const rounded = (value: number) => Number(value.toFixed(DIGITS));

/** Reads a text in the alphabet; `shown` expected characters are kept of each. */
export function readText(writer: TextWriter, text: string, shown = 0): ReadCharacter[] {
  const [before] = classesOf(BEFORE);
  let chances = softmax(writer.read(before));
  return classesOf(text).map((k, t) => {
    const ranked = chances.map((_, j) => j).sort((a, b) => chances[b] - chances[a] || a - b);
    const read: ReadCharacter = {
      character: text[t],
      bits: rounded(bitsOf(chances[k])),
      expected: ranked.slice(0, shown).map((j): Guess => [ALPHABET[j], rounded(chances[j])]),
    };
    chances = softmax(writer.read(k));
    return read;
  });
}

/** Bits per character of a text that was read. */
export const bitsPerCharacter = (read: ReadCharacter[]): number =>
  read.reduce((sum, { bits }) => sum + bits, 0) / read.length;
