/** What becomes of the text that a reader types: what the models read, and why that is not what was typed. */
import { toPlain } from '../../../tasks/next-character.ts';

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

const KNOWN = 'the letters a to z, space and . , ; ! ? ’ -';

/** Never refuses: whatever is typed, there is a text to read. Capitals and accents are not worth a word. */
export function judge(typed: string): Judged {
  const { text: plain, leftOut } = toPlain(typed);
  const text = plain.trimStart();
  if (typed.trim() === '') return { text: DEFAULT, why: `Nothing is typed, so the models read “${DEFAULT}”.` };
  const unknown = leftOut.length > 0 ? `The models know ${KNOWN}. They do not know ${listed(leftOut)}` : '';
  if (text.trim() === '')
    return { text: DEFAULT, why: `${unknown || `There is no letter here`}, so they read “${DEFAULT}” instead.` };
  const last = [...text].slice(-MOST).join('');
  const tooLong = text.length > MOST ? `the last ${MOST} of ${text.length} characters` : '';
  if (unknown && tooLong) return { text: last, why: `${unknown}, so they leave that out, and read ${tooLong}.` };
  if (unknown) return { text, why: `${unknown}, so they leave that out and read “${text.trim()}”.` };
  return tooLong ? { text: last, why: `This is long for the picture, so the models read ${tooLong}.` } : { text };
}

/** At most five of them, as in a sentence. */
function listed(characters: string[]): string {
  const shown = characters.slice(0, 5).map((character) => `“${character}”`);
  const rest = characters.length - shown.length;
  const all = rest > 0 ? [...shown, `${rest} more`] : shown;
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : all.join('');
}
