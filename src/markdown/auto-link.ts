/** Finds first mentions of written terms in running text, by title and abbreviation only. Pure. */

/** A name to look for, and the term it leads to. */
export interface Linkable {
  id: string;
  title: string;
  abbreviation?: string;
}
/** A piece of text; with `id` it is a mention to be linked. */
export interface Piece {
  text: string;
  id?: string;
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s-]+/g, '[\\s-]+');
const inAnyCase = (name: string) =>
  escaped(name).replace(/\\?\p{L}/gu, (letter) =>
    letter.startsWith('\\') ? letter : `[${letter.toLowerCase()}${letter.toUpperCase()}]`,
  );

/**
 * Titles match in any case and in the plural; abbreviations exactly, or with a plural s. A capitalized plural of a
 * one-word title ("Transformers") is a name of software, not a mention. Parts of longer or hyphenated words never match.
 */
function patternOf({ title, abbreviation }: Linkable): RegExp {
  const oneWord = !/[\s-]/.test(title);
  const words = oneWord
    ? `${escaped(title.toLowerCase())}s?|${escaped(title[0]!.toUpperCase() + title.slice(1))}`
    : `${inAnyCase(title)}s?`;
  return new RegExp(
    `(?<![\\p{L}\\p{N}_-])(?:${words}${abbreviation ? `|${escaped(abbreviation)}s?` : ''})(?![\\p{L}\\p{N}_-])`,
    'gu',
  );
}

/** Splits a text at the first mention of each term not yet in `seen`, and adds what it links to `seen`. */
export function autoLink(text: string, terms: Linkable[], seen: Set<string>): Piece[] {
  const wanted = terms.filter(({ id }) => !seen.has(id)).map((term) => ({ id: term.id, pattern: patternOf(term) }));
  const pieces: Piece[] = [];
  let end = 0;
  for (;;) {
    const [mention] = wanted
      .filter(({ id }) => !seen.has(id))
      .flatMap(({ id, pattern }) => {
        pattern.lastIndex = end;
        const match = pattern.exec(text);
        return match ? [{ id, at: match.index, words: match[0] }] : [];
      })
      .sort((a, b) => a.at - b.at || b.words.length - a.words.length);
    if (!mention) break;
    if (mention.at > end) pieces.push({ text: text.slice(end, mention.at) });
    pieces.push({ text: mention.words, id: mention.id });
    seen.add(mention.id);
    end = mention.at + mention.words.length;
  }
  return end < text.length ? [...pieces, { text: text.slice(end) }] : pieces;
}
