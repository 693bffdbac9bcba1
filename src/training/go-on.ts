/** How a text model goes on from a beginning: every character with the probabilities that it was drawn from. */
import type { Random } from '../random.ts';
import { ALPHABET, classesOf, toPlain } from '../tasks/next-character.ts';
import { bitsOf, chancesOf, draw, type Sampling, softmax } from './sampling.ts';
import type { TextWriter } from './text-writer.ts';

/** A character that may come: its probability under the model, and the one that it is drawn with. */
export type Candidate = [character: string, before: number, after: number];

/** A character that came, with the most probable of those that could have. */
export interface WrittenCharacter {
  character: string;
  /** Its probability under the model, before any filter. */
  chance: number;
  candidates: Candidate[];
  /** How many characters are left to draw from. */
  kept: number;
}

/** A beginning in the alphabet, the characters of it that had to be left out, and what the model wrote. */
export interface GoneOn {
  start: string;
  leftOut: string[];
  written: WrittenCharacter[];
}

/** What a model reads where nothing stands before the text. */
const EMPTY = ' ';
/** Digits that are kept of a probability. */
const DIGITS = 4;
const rounded = (chance: number) => Number(chance.toPrecision(DIGITS));

/** Reads the beginning (a space where it is empty), and goes on for `count` characters; `shown` candidates are kept of each. */
export function goOn(
  writer: TextWriter,
  beginning: string,
  { sampling, count, shown }: { sampling: Sampling; count: number; shown: number },
  random: Random,
): GoneOn {
  const { text: start, leftOut } = toPlain(beginning);
  let scores: number[] = [];
  for (const k of classesOf(start || EMPTY)) scores = writer.read(k);
  const written = Array.from({ length: count }, (): WrittenCharacter => {
    const [before, after] = [softmax(scores), chancesOf(scores, sampling)];
    const next = draw(after, random);
    const ranked = before.map((_, k) => k).sort((a, b) => before[b] - before[a] || a - b);
    scores = writer.read(next);
    return {
      character: ALPHABET[next],
      chance: rounded(before[next]),
      candidates: ranked.slice(0, shown).map((k): Candidate => [ALPHABET[k], rounded(before[k]), rounded(after[k])]),
      kept: after.filter((chance) => chance > 0).length,
    };
  });
  return { start, leftOut, written };
}

/** The text before its written character number `at`, from 0: its beginning and what was written so far. */
export const textBefore = ({ start, written }: GoneOn, at: number): string =>
  start +
  written
    .slice(0, at)
    .map(({ character }) => character)
    .join('');

/** How much what was written surprises its own model in the mean, in bits per character. */
export const meanBits = (written: WrittenCharacter[]): number =>
  written.reduce((sum, { chance }) => sum + bitsOf(chance), 0) / written.length;

/** What a reader is told of characters that had to be left out; nothing where there are none. */
export const toldLeftOut = (leftOut: string[]): string =>
  leftOut.length ? ` The models do not know ${leftOut.map((one) => `“${one}”`).join(', ')}: left out.` : '';
