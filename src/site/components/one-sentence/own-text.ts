/** What becomes of the text that a reader types: what the models read, and why that is not what was typed. */
import { toPlain } from '../../../tasks/next-character.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';

/** The sentence that is read where the reader gives none. */
export const DEFAULT = 'the whale rose and the sea';
/** The most characters that are read. */
export const MOST = 48;

/** Texts to try, by the words on their buttons. */
export const CHIPS: Record<string, string> = {
  'a name': 'captain ahab and queequeg',
  'over and over': 'to sea, to sea, to sea, to ',
};

/** The text to read, and a sentence that says why it is not the one typed, where it is not. */
export interface Judged {
  text: string;
  why?: string;
}

/** Never refuses: whatever is typed, there is a text to read. Capitals and accents are not worth a word. */
export function judge(typed: string): Judged {
  const { text: plain, leftOut } = toPlain(typed);
  const text = plain.trimStart();
  if (typed.trim() === '') return { text: DEFAULT, why: fill(ui.nothingTyped, { text: DEFAULT }) };
  const unknown = leftOut.length > 0 ? fill(ui.unknownCharacters, { characters: listed(leftOut) }) : '';
  if (text.trim() === '')
    return { text: DEFAULT, why: fill(unknown ? ui.unknownOnly : ui.noLetter, { unknown, text: DEFAULT }) };
  const last = [...text].slice(-MOST).join('');
  const lengths = { most: MOST, count: text.length };
  const isLong = text.length > MOST;
  if (unknown && isLong) return { text: last, why: fill(ui.unknownAndLong, { unknown, ...lengths }) };
  if (unknown) return { text, why: fill(ui.unknownLeftOut, { unknown, text: text.trim() }) };
  return isLong ? { text: last, why: fill(ui.longOnly, lengths) } : { text };
}

/** At most five of them, as in a sentence. */
function listed(characters: string[]): string {
  const shown = characters.slice(0, 5).map((character) => `“${character}”`);
  const rest = characters.length - shown.length;
  const all = rest > 0 ? [...shown, fill(ui.othersUnknown, { count: rest })] : shown;
  return all.length > 1
    ? fill(ui.listEnd, { begin: all.slice(0, -1).join(', '), last: all.at(-1) ?? '' })
    : all.join('');
}
