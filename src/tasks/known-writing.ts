/** The reader's own text for a model that exists: in the characters that it knows, with what had to be left out. */
import { ALPHABET, classesOf, toPlain } from './next-character.ts';

const [LEAST, MOST] = [600, 60_000];
/** The largest part of a text that may be left out: beyond it, the rest is no longer that text. */
const LEFT_OUT = 0.1;
/** Characters that a message names. */
const NAMED = 6;
/** The part of the text, at its end, that is not trained on. */
const HELD = 0.2;

/** What a text has to be, for who is asked for one. */
export const WANTED_PLAIN = `Plain English, ${LEAST} characters or more`;

/** A text as classes: what is learned, and its end, which is held out. */
export interface KnownWriting {
  known: number[];
  kept: number[];
  /** Characters left out, with how often each came. */
  leftOut: [character: string, times: number][];
}

/** Throws where the text is too short, too long, or made of characters that the models do not know: which, and what to do. */
export function readKnown(text: string): KnownWriting {
  const { text: plain, leftOut: strange } = toPlain(text.trim());
  const whole = [...text.normalize('NFD').toLowerCase()];
  const leftOut = strange
    .map((character): [string, number] => [character, whole.filter((one) => one === character).length])
    .sort(([, a], [, b]) => b - a);
  const gone = leftOut.reduce((sum, [, times]) => sum + times, 0);
  if (gone > LEFT_OUT * whole.length)
    throw new Error(
      `The models know ${ALPHABET.trim().slice(0, 1)}–z, the space and ${ALPHABET.slice(27).split('').join(' ')} only, and ${gone} of ${whole.length} characters are others: ` +
        `${toldTimes(leftOut)}. Paste a text in plain English.`,
    );
  if (plain.length < LEAST)
    throw new Error(
      `There are ${plain.length} characters that the models know, and ${LEAST} are needed: a fifth of them is held out. Paste a longer text.`,
    );
  if (plain.length > MOST)
    throw new Error(`There are ${plain.length} characters; this page takes ${MOST}. Paste a part.`);
  const classes = classesOf(plain);
  const cut = Math.floor(classes.length * (1 - HELD));
  return { known: classes.slice(0, cut), kept: classes.slice(cut), leftOut };
}

/** Characters with how often each came, the most frequent first. */
export const toldTimes = (leftOut: KnownWriting['leftOut']): string =>
  leftOut
    .slice(0, NAMED)
    .map(([character, times]) => `“${character}” (${times})`)
    .join(', ') + (leftOut.length > NAMED ? ` and ${leftOut.length - NAMED} more` : '');
