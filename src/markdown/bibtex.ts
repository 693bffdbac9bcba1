/** A source as a BibTeX entry that BibTeX, Biber and LaTeX take as it is. */
import { Transform } from 'unicode2latex';
import type { SourceFields } from '../schema/source.ts';
import { type CslName, toCsl } from './csl.ts';

/** Braces are named, not escaped: BibTeX counts them for its own nesting even behind a backslash. */
const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
};
const symbols = new Transform('bibtex');
/** Signs of which TeX makes another one where two stand side by side: a dash of two hyphens, a quotation mark of two strokes. */
const LIGATURES = /(?<=(-|`|'|,))(?=\1)/g;
/** Greek letters, arrows, signs of mathematics: what LaTeX prints only in a formula or from a package. */
const SYMBOLS = /[^\p{ASCII}\p{Script=Latin}\p{M}\p{P}\p{Z}]+/gu;

/** Plain text as LaTeX. Letters with accents stay as they are: LaTeX has read UTF-8 since 2018, and Biber always has. */
export const latexOf = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\{}~^<>|$&#_%]/g, (sign) => SPECIAL[sign] ?? sign)
    .replace(LIGATURES, '{}')
    .replace(SYMBOLS, (signs) => symbols.tolatex(signs));

/** A group whose case and spaces are kept. What begins with a command would be no group to BibTeX, so it gets two pairs. */
const group = (latex: string) => (latex.startsWith('\\') ? `{{${latex}}}` : `{${latex}}`);

/** A title whose capitals styles may not make small: words with one that does not begin the title stand in braces. */
const titleOf = (title: string): string =>
  title
    .trim()
    .split(/\s+/)
    .map((word, k) => {
      const keeps = /\p{Lu}/u.test(k === 0 ? [...word].slice(1).join('') : word);
      return keeps ? group(latexOf(word)) : latexOf(word);
    })
    .join(' ');

/** A part of a name, in a group where BibTeX would read the end of the name in it. */
const partOf = (part: string): string => (/,|(?:^|\s)and(?:\s|$)/i.test(part) ? group(latexOf(part)) : latexOf(part));

/** A family name, in a group also where BibTeX would take a word of it for a particle: `{Ortega y Gasset}`. */
const familyOf = (family: string): string =>
  /(?:^|\s)[^\p{Lu}\s]/u.test(family) ? group(latexOf(family)) : partOf(family);

/** `van den Oord, Aäron`; `King, Jr., Martin`; `{Smith, Sons and Co.}`. */
function authorOf(name: CslName): string {
  if ('literal' in name) return group(latexOf(name.literal));
  const { family, given, suffix, 'non-dropping-particle': particles } = name;
  const last = [particles && latexOf(particles), familyOf(family)].filter(Boolean).join(' ');
  return [last, suffix && partOf(suffix), partOf(given)].filter(Boolean).join(', ');
}

/** An address as it is, but for the few signs that would end the field; they are written as the Web writes them. */
const addressOf = (url: string) => url.replace(/[\\{}\s"<>^`|]/g, encodeURIComponent);

const ENTRY: Record<string, string> = {
  'article-journal': 'article',
  'paper-conference': 'inproceedings',
  book: 'book',
};
const PLACE: Record<string, string> = { article: 'journal', inproceedings: 'booktitle', misc: 'howpublished' };

/** The source with this id; its id is the key of the entry. */
export function toBibtex(id: string, source: SourceFields): string {
  const item = toCsl(id, source);
  const entry = ENTRY[item.type] ?? 'misc';
  const venue = item['container-title'];
  const accessed = item.accessed && `Accessed ${source.readOn}`;
  const fields: [name: string, value: string | undefined][] = [
    ['author', item.author.map(authorOf).join(' and ')],
    ['title', titleOf(item.title)],
    [PLACE[entry] ?? 'series', venue && latexOf(venue)],
    ['publisher', entry === 'book' && item.publisher ? latexOf(item.publisher) : undefined],
    ['volume', item.volume],
    ['number', item.issue && latexOf(item.issue)],
    ['pages', item.page?.replaceAll('-', '--')],
    ['year', String(source.year)],
    ['eprint', source.arxiv],
    ['archiveprefix', source.arxiv && 'arXiv'],
    ['doi', source.doi],
    ['url', item.URL && addressOf(item.URL)],
    ['note', accessed],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  return `@${entry}{${id},\n${lines.join(',\n')}\n}\n`;
}
