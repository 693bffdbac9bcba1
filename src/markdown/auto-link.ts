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
/** All names, ready to be found: made once for all terms, because a text of any length asks for all of them. */
export interface Mentions {
  /** The terms that one of whose names may stand at a place of a text. Few, however many terms there are. */
  at(text: string, place: number): Candidate[];
}
interface Candidate {
  id: string;
  /** Matches the names of the term at the place where it is set to look, and nowhere else. */
  pattern: RegExp;
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s-]+/g, '[\\s-]+');
const inAnyCase = (name: string) =>
  escaped(name).replace(/\\?\p{L}/gu, (letter) =>
    letter.startsWith('\\') ? letter : `[${letter.toLowerCase()}${letter.toUpperCase()}]`,
  );

/**
 * Titles match in any case and in the plural; abbreviations exactly, or with a plural s. A capitalized plural of a
 * one-word title ("Transformers") is a name of software, not a mention; so is an abbreviation with a capitalized word
 * after it ("LM Studio"). Parts of longer or hyphenated words never match.
 */
function patternOf({ title, abbreviation }: Linkable): RegExp {
  const oneWord = !/[\s-]/.test(title);
  const words = oneWord
    ? `${escaped(title.toLowerCase())}s?|${escaped(title.charAt(0).toUpperCase() + title.slice(1))}`
    : `${inAnyCase(title)}s?`;
  const short = abbreviation ? `|${escaped(abbreviation)}s?(?![\\p{L}\\p{N}_-]|\\s\\p{Lu}\\p{Ll})` : '';
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${words}${short})(?![\\p{L}\\p{N}_-])`, 'uy');
}

/** A letter of a tree of names: the letters that may follow it, and the terms one of whose names ends here. */
interface Letter {
  next: Map<string, Letter>;
  ends: Candidate[];
}
const letter = (): Letter => ({ next: new Map(), ends: [] });

/** Names are kept in one case, with a space for every run of spaces and hyphens. */
const isGap = (sign: string) => /[\s-]/.test(sign);

/** The names of all terms as a tree of letters, which is followed once from each place where a word begins. */
export function mentionsOf(terms: Linkable[]): Mentions {
  const root = letter();
  for (const term of terms) {
    const candidate = { id: term.id, pattern: patternOf(term) };
    for (const name of [term.title, term.abbreviation]) {
      if (!name) continue;
      let here = root;
      for (const sign of name
        .toLowerCase()
        .trim()
        .replace(/[\s-]+/g, ' ')) {
        const next = here.next.get(sign) ?? letter();
        here.next.set(sign, next);
        here = next;
      }
      here.ends.push(candidate);
    }
  }
  return {
    at(text, place) {
      const found = new Set<Candidate>();
      let here: Letter | undefined = root;
      for (let k = place; k < text.length; k++) {
        const sign = text.charAt(k).toLowerCase();
        const gap = isGap(sign);
        if (gap && k > place && isGap(text.charAt(k - 1))) continue;
        here = here.next.get(gap ? ' ' : sign);
        if (!here) break;
        for (const candidate of here.ends) found.add(candidate);
      }
      return [...found];
    },
  };
}

/** Splits a text at the first mention of each term not yet in `seen`, and adds what it links to `seen`. */
export function autoLink(text: string, mentions: Mentions, seen: Set<string>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}_-])[^\s-]/gu)) {
    if (index < end) continue;
    let longest: { id: string; words: string } | undefined;
    for (const { id, pattern } of mentions.at(text, index)) {
      if (seen.has(id)) continue;
      pattern.lastIndex = index;
      const words = pattern.exec(text)?.[0] ?? '';
      if (words.length > (longest?.words.length ?? 0)) longest = { id, words };
    }
    if (!longest) continue;
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: longest.words, id: longest.id });
    seen.add(longest.id);
    end = index + longest.words.length;
  }
  return end < text.length ? [...pieces, { text: text.slice(end) }] : pieces;
}
