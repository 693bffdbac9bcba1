/** Searching the names of the terms: titles, abbreviations, aliases and search words, from our own small index. Pure. */
import { plain } from '../../../markdown/same-name.ts';
import * as ui from '../../words.ts';

/** One name by which a term is found: its title, abbreviation, an alias or a search word. */
export interface Name {
  name: string;
  /** Whether it names the term; a search word only leads there. */
  isName: boolean;
  id: string;
  title: string;
  category: string;
  definition: string;
  written: boolean;
  /** Its page, where it is not that of a term. */
  page?: string;
}

/** Edit distance that counts a swap of two neighbors as one, cut off above 1: "are these within one typo?" */
export function withinOneTypo(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [rest, rival] = [one.slice(start), other.slice(start)];
  return (
    rest.slice(1) === rival.slice(1) ||
    rest.slice(1) === rival ||
    rest === rival.slice(1) ||
    (rest[0] === rival[1] && rest[1] === rival[0] && rest.slice(2) === rival.slice(2))
  );
}

/** What a result says of the name by which it was found, beside its title. */
export const foundBy = ({ name, title, isName }: Name): string =>
  name === title ? '' : isName ? ui.alsoCalledNote + name : `${ui.foundByNote}“${name}”`;

/** The ways to write what was asked that come to the same name: as it stands, in the singular, and without a version number. */
function spellings(query: string): string[] {
  const wanted = plain(query);
  const singular = wanted.replace(/s$/, '');
  const unversioned = wanted.replace(/(?<=[a-z]) ?\d+$/, '');
  return [...new Set([wanted, singular, unversioned])].filter(Boolean);
}
/** `kvcache`, `kv cache` and `KV-cache` are one name. */
const joined = (name: string) => name.replaceAll(' ', '');

/** How well a name answers what is wanted, both `plain`: 0 best, undefined not at all. */
function closeness(own: string, wanted: string): number | undefined {
  if (joined(own) === joined(wanted)) return 0;
  if (joined(own).startsWith(joined(wanted))) return 1;
  if (wanted.length > 3 && withinOneTypo(own, wanted)) return 2;
  if (wanted.length > 2 && own.includes(wanted)) return 3;
  return undefined;
}

/** The names that answer a query, best first: exact, then starting with it, then one typo away, then containing it. */
export function matchNames(names: Name[], query: string): Name[] {
  // A spelling counts only where those before it find nothing: `mamba 2` is not `mamba`.
  for (const wanted of spellings(query)) {
    const ranked = names.flatMap((name) => {
      const rank = closeness(plain(name.name), wanted);
      return rank === undefined ? [] : [{ name, rank }];
    });
    ranked.sort(
      (a, b) =>
        a.rank - b.rank || Number(b.name.written) - Number(a.name.written) || a.name.name.length - b.name.name.length,
    );
    if (ranked.length) return onlyOnce(ranked.map(({ name }) => name)).slice(0, 6);
  }
  return [];
}

/** Words of a question that say nothing about what is looked for. */
const EMPTY = new Set(
  'a an and are as at be between by can compare compared did difference differences do does for from has have how i in is it its my of on or so than that the their them they this to versus vs was what when where which who why with you your'.split(
    ' ',
  ),
);

/** Of a longer query, which was pasted, only so many words are looked for. */
const MOST_WORDS = 16;

/** The words of a query that say what is looked for; all of them where none does. */
export function tellingWords(query: string): string[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  // Signs alone, as in a pasted message, say nothing.
  const telling = words.filter((word) => plain(word) && !EMPTY.has(plain(word)));
  return [...new Set(telling.length ? telling : words)].slice(0, MOST_WORDS);
}

/**
 * Whether a word found in a text answers a word that was looked for: it holds it, or begins alike, as `forget` and
 * `forgetting` do. Pagefind answers a word that no page has with ever shorter ones, down to its first letter.
 */
export function answers(found: string, wanted: string): boolean {
  const whole = plain(wanted);
  const parts = plain(found).split(' ');
  if (parts.join('').includes(whole.replaceAll(' ', ''))) return true;
  return parts.some((part) => {
    const end = [...part].findIndex((letter, k) => letter !== whole[k]);
    return (end < 0 ? part.length : end) >= Math.max(3, whole.length / 2);
  });
}

/** The names that have each of the words, in any order and form: `gradient vanishes` is a vanishing gradient. */
const withAllWords = (names: Name[], words: string[]): Name[] =>
  words.length < 2
    ? []
    : names.filter(({ name }) =>
        words.every((word) =>
          plain(name)
            .split(' ')
            .some((own) => answers(own, word)),
        ),
      );

/** The names for a whole query; where there are none, for its telling words: together, in any order, and then each. */
export function namesFor(names: Name[], query: string): Name[] {
  const words = tellingWords(query);
  const whole = matchNames(names, query);
  const together = whole.length ? whole : matchNames(names, words.join(' '));
  if (together.length) return together;
  const inAnyOrder = withAllWords(names, words);
  if (inAnyOrder.length) return onlyOnce(inAnyOrder).slice(0, 6);
  const each = words.flatMap((word) => matchNames(names, word).filter(({ name }) => plain(name) === plain(word)));
  return onlyOnce(each).slice(0, 6);
}

/** The last part of an address, as words. What is no proper escape (`/%`) is taken as it stands. */
export function addressed(pathname: string): string {
  const last = pathname.replace(/\/+$/, '').split('/').at(-1) ?? '';
  try {
    return plain(decodeURIComponent(last));
  } catch {
    return plain(last);
  }
}

/** The names most like the one that a wrong address asks for, best first, at most five, each term once. */
export function namesNear(names: Name[], pathname: string): Name[] {
  const asked = addressed(pathname);
  const shared = (text: string) => asked.split(' ').filter((word) => word.length > 2 && text.includes(word)).length;
  const score = (text: string) => {
    if (text === asked) return 9;
    if (asked && withinOneTypo(text, asked)) return 5 + shared(text);
    return (asked.length > 3 && text.startsWith(asked.slice(0, 4)) ? 2 : 0) + shared(text);
  };
  const scored = names
    .map((name) => ({ name, points: Math.max(score(plain(name.name)), score(plain(name.id))) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || Number(b.name.written) - Number(a.name.written));
  return onlyOnce(scored.map(({ name }) => name)).slice(0, 5);
}

/** Each term once, where it stands first. */
const onlyOnce = (names: Name[]): Name[] =>
  names.filter(({ id }, k) => names.findIndex((other) => other.id === id) === k);
