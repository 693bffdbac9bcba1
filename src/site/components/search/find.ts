/** Searching the names of the terms: titles, abbreviations and aliases, from our own small index. Pure. */
import { plain } from '../../../markdown/same-name.ts';

/** One name by which a term is found: its title, abbreviation or an alias. */
export interface Name {
  name: string;
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

/** The names that answer a query, best first: exact, then starting with it, then one typo away, then containing it. */
export function matchNames(names: Name[], query: string): Name[] {
  const wanted = plain(query);
  if (!wanted) return [];
  const rank = (name: string): number => {
    const own = plain(name);
    if (own === wanted) return 0;
    if (own.startsWith(wanted)) return 1;
    if (wanted.length > 3 && withinOneTypo(own, wanted)) return 2;
    if (wanted.length > 2 && own.includes(wanted)) return 3;
    return 9;
  };
  const ranked = names.map((name) => ({ name, rank: rank(name.name) })).filter(({ rank }) => rank < 9);
  ranked.sort(
    (a, b) =>
      a.rank - b.rank || Number(b.name.written) - Number(a.name.written) || a.name.name.length - b.name.name.length,
  );
  return onlyOnce(ranked.map(({ name }) => name)).slice(0, 6);
}

/** Words of a question that say nothing about what is looked for. */
const EMPTY = new Set(
  'a an and are as at be between by can compare compared did difference differences do does for from has have how i in is it its my of on or so than that the their them they this to versus vs was what when where which who why with you your'.split(
    ' ',
  ),
);

/** The words of a query that say what is looked for; all of them where none does. */
export function tellingWords(query: string): string[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const telling = words.filter((word) => !EMPTY.has(plain(word)));
  return telling.length ? telling : words;
}

/** The names for a whole query; where there are none, for its telling words together, and then for each of them. */
export function namesFor(names: Name[], query: string): Name[] {
  const words = tellingWords(query);
  const whole = matchNames(names, query);
  const together = whole.length ? whole : matchNames(names, words.join(' '));
  if (together.length) return together;
  const each = words.flatMap((word) => matchNames(names, word).filter(({ name }) => plain(name) === plain(word)));
  return onlyOnce(each).slice(0, 6);
}

/** The last part of an address, as words. What is no proper escape (`/%`) is taken as it stands. */
function addressed(pathname: string): string {
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
