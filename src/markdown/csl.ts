/** A source as CSL-JSON, the form in which citation tools exchange references. */
import type { SourceFields } from '../schema/source.ts';

/** A person, with particles such as "van den" and suffixes such as "Jr." apart, or an organization as it calls itself. */
export type CslName =
  | { family: string; given: string; suffix?: string; 'non-dropping-particle'?: string }
  | { literal: string };

/** What of CSL-JSON is used here; a date is one list of year, month and day. */
export interface CslItem {
  id: string;
  type: string;
  title: string;
  author: CslName[];
  issued: { 'date-parts': number[][] };
  accessed?: { 'date-parts': number[][] };
  'container-title'?: string;
  publisher?: string;
  number?: string;
  volume?: string;
  issue?: string;
  page?: string;
  DOI?: string;
  URL?: string;
}

/** The types of CSL for our kinds of source; a paper's depends on where it appeared. */
const TYPES: Record<Exclude<SourceFields['kind'], 'paper'>, string> = {
  documentation: 'webpage',
  code: 'software',
  dataset: 'dataset',
  book: 'book',
  article: 'webpage',
  model: 'software',
};

/** Words in lower case before a family name, all of whose own words begin with a capital: `van den Oord`. */
const PARTICLES = /^((?:\p{Ll}[\p{L}’']*\s+)+)(\p{Lu}\S*(?:\s+(?!And\b)\p{Lu}\S*)*)$/u;

/**
 * An author as a source writes it: `Family, Given`, `Family, Jr., Given`, or a name without a comma for who has no other. An
 * organization with a comma in its name stands in braces, as in BibTeX: `{Smith, Sons and Co.}`.
 */
export function nameOf(author: string): CslName {
  const braced = /^\{(.*)\}$/.exec(author.trim())?.[1];
  const parts = author.split(',').map((part) => part.trim());
  const [family = '', ...rest] = parts;
  const given = rest.at(-1);
  if (braced !== undefined || !family || !given || parts.length > 3)
    return { literal: braced?.trim() ?? author.trim() };
  const [, particles, bare] = PARTICLES.exec(family) ?? [];
  return {
    ...(particles && bare ? { 'non-dropping-particle': particles.trim(), family: bare } : { family }),
    ...(parts.length === 3 && rest[0] ? { suffix: rest[0] } : {}),
    given,
  };
}

/** `S1–S7`, `5`, `e1234`, `1–4, 9`: pages with or without letters, ranges and lists of them. */
const PAGES = String.raw`[\p{L}\d]+(?:\s*[-–—]+\s*[\p{L}\d]+)?`;
/**
 * `Neural Computation 9(8), pp. 1735–1780`: the name, the volume with or without an issue, the pages; all but the name may be
 * missing. A year that ends a name (`Interspeech 2010`) is no volume.
 */
const VENUE = new RegExp(
  String.raw`^(?<name>.*?)(?: (?!(?:19|20)\d\d\b)(?<volume>\d+)(?:\((?<issue>[^)]+)\))?)?(?:, vol\. (?<otherVolume>\d+))?(?:, pp?\. (?<page>${PAGES}(?:, ${PAGES})*))?$`,
  'u',
);

/** The source with this id as CSL-JSON. */
export function toCsl(
  id: string,
  { title, authors, year, venue, doi, arxiv, url, kind, readOn }: SourceFields,
): CslItem {
  const { name, volume, issue, otherVolume, page } = VENUE.exec(venue ?? '')?.groups ?? {};
  const isProceedings = /conference|proceedings|advances|interspeech|meeting|methods in|symposium|workshop/i.test(
    name ?? '',
  );
  const isPreprint = !name || name.startsWith('arXiv');
  const address = doi ? undefined : arxiv ? `https://arxiv.org/abs/${arxiv}` : url;
  return {
    id,
    type:
      kind !== 'paper' ? TYPES[kind] : isPreprint ? 'article' : isProceedings ? 'paper-conference' : 'article-journal',
    title,
    author: authors.map(nameOf),
    issued: { 'date-parts': [[year]] },
    // What moves under its address was read on a day; a paper stays.
    ...(kind === 'paper' || kind === 'book' ? {} : { accessed: { 'date-parts': [readOn.split('-').map(Number)] } }),
    ...(name && !isPreprint ? { [kind === 'book' ? 'publisher' : 'container-title']: name } : {}),
    ...(isPreprint && arxiv ? { publisher: 'arXiv', number: `arXiv:${arxiv}` } : {}),
    ...(volume || otherVolume ? { volume: volume ?? otherVolume! } : {}),
    ...(issue ? { issue } : {}),
    ...(page ? { page: page.replace(/\s*[-–—]+\s*/g, '-') } : {}),
    ...(doi ? { DOI: doi } : {}),
    ...(address ? { URL: address } : {}),
  };
}
