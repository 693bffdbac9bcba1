/** Finds sentences that stand on two pages: a reader who meets one again has been told nothing. Pure. */
import type { Content } from './content.ts';
import type { Problem } from './problem.ts';
import { sentencesOf } from './prose.ts';
import { GAP } from './quantity.ts';

/** Shorter sentences may be the same by chance. */
const WORDS = 6;

/** What dates a list is said in the same words everywhere, and should be. */
const DATES = /^as of /;

/** A sentence without what sets it apart by accident: case, marks, spaces. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Every sentence of a term page that another term page says too, told where it stands the second time. */
export function checkRepeated({ terms }: Pick<Content, 'terms'>): Problem[] {
  const first = new Map<string, string>();
  return terms.flatMap(({ file, tree, bodyLine }) =>
    sentencesOf(tree).flatMap(({ text, line, caption }): Problem[] => {
      const words = plain(text.replaceAll(GAP, ' '));
      if (caption || DATES.test(words) || words.split(' ').length < WORDS) return [];
      const other = first.get(words);
      if (!other) first.set(words, file);
      if (!other || other === file) return [];
      const message = `"${text.replaceAll(GAP, '…').replace(/\s+/g, ' ').slice(0, 60)}" stands in ${other} too`;
      return [
        {
          file,
          line: bodyLine + line,
          message,
          fix: 'Say it on one of the two pages and link to it from the other, or say what is particular here.',
        },
      ];
    }),
  );
}
