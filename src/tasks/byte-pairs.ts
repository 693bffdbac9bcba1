/** Byte-pair encoding: a vocabulary learned from a text by joining the pair of tokens that stands together most often. */

/** Two tokens that became one, in the order in which they were learned. */
export type Merge = [left: string, right: string];

/** A text cut into words, each with the space before it: tokens never reach across words. */
const wordsOf = (text: string): string[] => text.match(/\s?\S+|\s+/gu) ?? [];

/** A word's tokens with every occurrence of a pair joined. */
function joined(tokens: string[], [left, right]: Merge): string[] {
  const out: string[] = [];
  for (let k = 0; k < tokens.length; k++) {
    const fits = tokens[k] === left && tokens[k + 1] === right;
    out.push(fits ? left + right : tokens[k]!);
    if (fits) k++;
  }
  return out;
}

/**
 * At most `count` merges learned from a text, the most frequent pair first; of pairs that are as frequent, the one that
 * stands first in the text. Ends early where no pair stands together twice.
 */
export function learnMerges(text: string, count: number): Merge[] {
  let words = wordsOf(text).map((word) => [...word]);
  const merges: Merge[] = [];
  while (merges.length < count) {
    const seen = new Map<string, { pair: Merge; times: number }>();
    for (const tokens of words) {
      for (let k = 0; k + 1 < tokens.length; k++) {
        const pair: Merge = [tokens[k]!, tokens[k + 1]!];
        const entry = seen.get(pair.join('\u0000')) ?? { pair, times: 0 };
        entry.times++;
        seen.set(pair.join('\u0000'), entry);
      }
    }
    const best = [...seen.values()].reduce((so, next) => (next.times > so.times ? next : so), {
      pair: ['', ''] as Merge,
      times: 1,
    });
    if (best.times < 2) break;
    merges.push(best.pair);
    words = words.map((tokens) => joined(tokens, best.pair));
  }
  return merges;
}

/** The tokens of a text under these merges. Joined again they are the text. */
export const encode = (text: string, merges: Merge[]): string[] =>
  wordsOf(text).flatMap((word) => merges.reduce<string[]>((tokens, pair) => joined(tokens, pair), [...word]));

/** How many bytes a text has in UTF-8. */
export const byteCount = (text: string): number => new TextEncoder().encode(text).length;
