/** Finds first mentions of written terms in running text, by title and abbreviation only. Pure. */

/** A name to look for, and the term it leads to. */
export interface Linkable { id: string; title: string; abbreviation?: string }
/** A piece of text; with `id` it is a mention to be linked. */
export interface Piece { text: string; id?: string }

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s-]+/g, '[\\s-]+');

/**
 * Titles match in either case and in the plural; abbreviations exactly, or with a plural s. A capitalized plural of a
 * one-word title ("Transformers") is a name of software, not a mention.
 */
function patternOf({ title, abbreviation }: Linkable): RegExp {
  const [first, rest] = [title[0]!, title.slice(1)];
  const oneWord = !/[\s-]/.test(title);
  const words = oneWord
    ? `${first.toLowerCase()}${escaped(rest)}s?|${first.toUpperCase()}${escaped(rest)}(?!s)`
    : `[${first.toUpperCase()}${first.toLowerCase()}]${escaped(rest)}s?`;
  return new RegExp(`(?<![\\w-])(?:${words}${abbreviation ? `|${escaped(abbreviation)}s?` : ''})(?![\\w-])`);
}

/** Splits a text at the first mention of each term not yet in `seen`, and adds what it links to `seen`. */
export function autoLink(text: string, terms: Linkable[], seen: Set<string>): Piece[] {
  const mentions = terms
    .filter(({ id }) => !seen.has(id))
    .map((term) => ({ id: term.id, match: patternOf(term).exec(text) }))
    .filter((mention): mention is { id: string; match: RegExpExecArray } => mention.match !== null)
    .sort((a, b) => a.match.index - b.match.index || b.match[0].length - a.match[0].length);
  const pieces: Piece[] = [];
  let end = 0;
  for (const { id, match } of mentions) {
    if (match.index < end) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: match[0], id });
    seen.add(id);
    end = match.index + match[0].length;
  }
  return end < text.length ? [...pieces, { text: text.slice(end) }] : pieces;
}
