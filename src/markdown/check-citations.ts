/** Checks that the words of a citation agree with its source: name, year, and that the place was read. Pure. */
import type { SourceFields } from '../schema/source.ts';
import type { Finding } from './check-links.ts';
import type { Content, PageFile } from './content.ts';
import type { Problem } from './problem.ts';
import { plain } from './same-name.ts';
import { lineOfNode, type TreeNode, textOf, walk } from './walk.ts';

/** The name by which an author is cited: `Gers, Felix A.` is Gers; an organization is what it calls itself. */
const family = (author: string): string => author.split(',')[0]?.trim() ?? author;

/** How a source is cited: `Elman 1990`, `Gu & Dao 2023`, `Gers et al. 2000`. */
export function citedAs({ authors, year }: Pick<SourceFields, 'authors' | 'year'>): string {
  const [first = '', second = ''] = authors.map(family);
  return `${first}${authors.length > 2 ? ' et al.' : authors.length === 2 ? ` & ${second}` : ''} ${year}`;
}

/** Words with a year, and names if any stand before it: `(Gers et al. 2000, §3)`. */
const NAMED = /^\(?\s*(?:(?<names>\p{Lu}[^()\d]*?),?\s+)?\(?(?<year>(?:1[89]|20)\d\d)[a-z]?\b/u;

/** Why the name or the year of a citation are not those of its source. */
function nameFinding(text: string, source: SourceFields): Finding | undefined {
  const { names, year } = NAMED.exec(text)?.groups ?? {};
  if (!year) return undefined;
  const fix = `Write (${citedAs(source)}), and the place, or cite the source that was meant.`;
  if (Number(year) !== source.year)
    return { message: `"${text}" names the year ${year}; the source is of ${source.year}`, fix };
  if (!names) return undefined;
  const cited = names
    .replace(/\bet al\.?|\band others\b/g, '')
    .split(/,|&|\band\b/)
    .map(plain)
    .filter(Boolean);
  const authors = source.authors.map((author) => plain(family(author)));
  const stranger = cited.find((name, k) => name !== authors[k]);
  if (stranger === undefined && (cited.length === authors.length || /\bet al\b|\band others\b/.test(names)))
    return undefined;
  const message =
    stranger === undefined
      ? `"${text}" names ${cited.length} of ${authors.length} authors and does not say that there are others`
      : `"${text}" does not name the authors in their order`;
  return { message, fix };
}

/** Parts of a source with a number, and what they are called in citations and in what was read. */
const PARTS: { kind: string; pattern: RegExp }[] = [
  { kind: '§', pattern: /§+|\bsections?\b|\bsecs?\.|\bchapters?\b|\bch\./gi },
  { kind: 'appendix', pattern: /\bapp(?:endix|endices|s?\.)/gi },
  { kind: 'table', pattern: /\btables?\b/gi },
  { kind: 'figure', pattern: /\bfig(?:ures?\b|s?\.)/gi },
  { kind: 'equation', pattern: /\beq(?:uations?\b|s?\.)/gi },
  { kind: 'page', pattern: /\bpp?\.|\bpages?\b/gi },
  { kind: 'theorem', pattern: /\btheorems?\b/gi },
  { kind: 'algorithm', pattern: /\balgorithms?\b/gi },
];

/** A part, from its first to its last number: `§1–3`. A range within a part has only its own number. */
interface Part {
  kind: string;
  from: string;
  to: string;
}

/** A number of a part, a range of them, and a list of such: "1–3, 5 and B.1". */
const NUMBER = '(?:[A-Z]\\b|\\d)[\\d.]*(?<!\\.)';
const RANGE = `${NUMBER}(?:\\s*[–-]\\s*${NUMBER})?`;
const LIST = new RegExp(`^\\s*${RANGE}(?:(?:\\s*,\\s*|\\s+)(?:and\\s+)?${RANGE})*`);

/** The parts that a text names: `§1–§5, Table 1, and appendices A, B.1–B.4`. */
export function partsIn(words: string): Part[] {
  // "§1–§5" is one range.
  const text = words.replace(/([A-Z\d.]+)\s*[–-]\s*§\s*/g, '$1–');
  const heads = PARTS.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map((found) => ({ kind, at: found.index, end: found.index + found[0].length })),
  ).sort((a, b) => a.at - b.at);
  return heads.flatMap(({ kind, end }, k) => {
    const list = LIST.exec(text.slice(end, heads[k + 1]?.at))?.[0] ?? '';
    return list.split(/\s*(?:,|\band\b|\s)\s*(?![–-])/).flatMap((range) => {
      const [from, to = from] = range.trim().split(/\s*[–-]\s*/);
      return from && to ? [{ kind, from, to }] : [];
    });
  });
}

/** Whether one number of a part lies in a range: 3.2.1 lies in 3, and in 1–4. */
function within(number: string, { from, to }: Part): boolean {
  const [wanted, first, last] = [number, from, to].map((one) => one.split('.'));
  const compare = (a: string[] = [], b: string[] = []): number => {
    for (let k = 0; k < Math.min(a.length, b.length); k++) {
      const [x = '', y = ''] = [a[k], b[k]];
      const difference = /^\d+$/.test(x + y) ? Number(x) - Number(y) : x.localeCompare(y);
      if (difference) return difference;
    }
    // The whole of a section contains its parts, and a part that was read lets its section be named.
    return 0;
  };
  return compare(wanted, first) >= 0 && compare(wanted, last) <= 0;
}

/** Places that have a name and no number. */
const NAMED_PLACE = /\b(?:abstract|introduction|conclusions?|README)\b/gi;
/** A file, where a source is code or about code. */
const FILE = /[\w-]+\.(?:py|cpp|cc|h|tsx?|js|c|json|ya?ml|md)\b/g;

/** The first place in some words that nobody has read, by the record of its source. */
function unreadPlace(words: string, { read, title, url = '' }: SourceFields): string | undefined {
  // What a source is was read; of an issue about a file, that file was not.
  const says = (name: string) => [read, title, url].some((text) => text.toLowerCase().includes(name.toLowerCase()));
  const file = (words.match(FILE) ?? []).find((name) => !says(name));
  if (file) return /\bwhole\b/i.test(read) ? undefined : file;
  if (/\bwhole\b/i.test(read)) return undefined;
  const named = (words.match(NAMED_PLACE) ?? []).find((name) => !says(name));
  if (named) return `the ${named}`;
  const readParts = partsIn(read);
  const names = (kind: string) => readParts.some((part) => part.kind === kind);
  const unread = partsIn(words).find(
    ({ kind: what, from, to }) =>
      ![from, to].every((number) => readParts.some((part) => part.kind === what && within(number, part))) &&
      // Tables, figures and formulas lie in sections, and nobody can say here in which, unless those read are named.
      (names(what) || !names('§') || what === '§' || what === 'appendix'),
  );
  return unread && (unread.kind === '§' ? `§${unread.from}` : `${unread.kind} ${unread.from}`);
}

/** Why the place that a citation names was not read, by the record of its source. */
function placeFinding(words: string, source: SourceFields): Finding | undefined {
  const place = unreadPlace(words, source);
  if (!place) return undefined;
  const { read, readOn } = source;
  return {
    message: `"${words}" cites ${place}, which nobody has read: the source says read: ${read}`,
    fix: `Read it and say so in the source's "read", with the day in "readOn", or cite what was read on ${readOn}: ${read}.`,
  };
}

/** The places of published models' figures that nobody has read. */
export const checkModelPlaces = ({ models, sources }: Content): Problem[] =>
  models.flatMap(({ file, fields, lineOf }) =>
    fields.sources.flatMap(({ id, where }, k) => {
      const source = sources.find((one) => one.id === id)?.fields;
      const finding = source && placeFinding(where, source);
      return finding ? [{ file, line: lineOf('sources', k), field: 'sources', ...finding }] : [];
    }),
  );

/** Every citation of a page, or of a definition, whose words disagree with its source. */
export function checkCitations(
  { file, tree, bodyLine }: PageFile,
  { sources }: Content,
  field?: { name: string; line?: number },
): Problem[] {
  const problems: Problem[] = [];
  walk(tree, (node: TreeNode) => {
    if (node.type !== 'link' || !node.url?.startsWith('cite:')) return;
    const source = sources.find(({ id }) => id === node.url?.slice(5))?.fields;
    if (!source) return;
    const text = textOf(node).replace(/\s+/g, ' ').trim();
    const place = field ? { line: field.line, field: field.name } : { line: lineOfNode(node, bodyLine) };
    for (const finding of [nameFinding(text, source), placeFinding(text, source)])
      if (finding) problems.push({ file, ...place, ...finding });
  });
  return problems;
}

/** A source that nobody can find, or whose id says another year. */
export const checkSources = ({ sources }: Content): Problem[] =>
  sources.flatMap(({ id, file, fields, lineOf }): Problem[] => {
    const problems: Problem[] = [];
    const year = Number(/\d{4}/.exec(id)?.[0]);
    if (year !== fields.year) {
      problems.push({
        file,
        line: lineOf('year'),
        field: 'year',
        message: `is ${fields.year}, and the name of the file says ${year}`,
        fix: `Correct the year, or rename the file to ${id.replace(/\d{4}/, String(fields.year))}.yaml and its citations with it.`,
      });
    }
    if (!fields.doi && !fields.arxiv && !fields.url) {
      const fix = 'Add "doi:", "arxiv:" or "url:", so that readers can look it up.';
      problems.push({ file, message: 'the source has no address', fix });
    }
    return problems;
  });
