/** Finds British spellings; the glossary writes American ones, so that a search for a word finds all of its pages. Pure. */
import type { Content } from './content.ts';
import { inOwnWords, withoutQuotes } from './own-words.ts';
import type { Problem } from './problem.ts';

/** Families of words, each with how the American word comes about. */
const FAMILIES: [RegExp, (word: string) => string][] = [
  [
    /\b(?:author|categor|character|custom|discret|emphas|factor|final|formal|general|initial|linear|local|maxim|memor|minim|modern|neutral|normal|optim|organ|parallel|parameter|penal|quant|random|real|recogn|regular|serial|special|stabil|standard|summar|symbol|synchron|token|util|vector|visual)is(?:e[drs]?|ing|ations?)\b/gi,
    (word) => word.replace(/is(?=(?:e[drs]?|ing|ations?)$)/i, 'iz'),
  ],
  [/\b(?:analys|paralys|catalys)(?:e|ed|er|ers|ing)\b/gi, (word) => word.replace(/ys/i, 'yz')],
  [
    /\b(?:arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rig|rum|vap|vig)our(?:s|ed|ing|ite|ites|able|hood|hoods|al|ful|less|ly|er|ers)?\b/gi,
    (word) => word.replace(/our/i, 'or'),
  ],
  [
    /\b(?:cancel|channel|fuel|label|level|model|parallel|signal|total|travel|tunnel)l(?:ed|ing|er|ers)\b/gi,
    (word) => word.replace(/ll(?=(?:ed|ing|er|ers)$)/i, 'l'),
  ],
  [
    /\b(?:cent|fib|lit|met|theat)re(?:s|d)?\b/gi,
    (word) => word.replace(/re(s?)(d?)$/i, 'er$1$2').replace(/erd$/, 'ered'),
  ],
  [/\b(?:defence|licence|offence|pretence)s?\b/gi, (word) => word.replace(/ce/i, 'se')],
  [/\b(?:catalogue|dialogue|analogue)s?\b/gi, (word) => word.replace(/ogue/i, 'og')],
  [/\b(?:grey)(?:s|ed|er|ish)?\b/gi, (word) => word.replace(/e/i, 'a')],
  [/\b(?:artefact)s?\b/gi, (word) => word.replace(/e/i, 'i')],
  [/\bwhilst\b/gi, () => 'while'],
  [/\bamongst\b/gi, () => 'among'],
  [/\b(?:programme)s?\b/gi, (word) => word.replace(/me/i, '')],
  [/\blearnt\b/gi, () => 'learned'],
];

/** British words of a text, each with its American form. What stands in quotes is spelled as its author spelled it. */
export function britishIn(text: string): { word: string; write: string; at: number }[] {
  const own = withoutQuotes(text);
  return FAMILIES.flatMap(([pattern, american]) =>
    [...own.matchAll(pattern)].map(({ 0: word, index }) => ({ word, write: american(word), at: index })),
  ).sort((a, b) => a.at - b.at);
}

/** Every British word in what the site says in its own words. */
export const checkSpelling = (content: Content): Problem[] =>
  inOwnWords(content, (text) =>
    britishIn(text).map(({ word, write, at }) => ({
      at,
      message: `"${word}" is a British spelling`,
      fix: `Write "${write}"; put quotes around the words of others.`,
    })),
  );
