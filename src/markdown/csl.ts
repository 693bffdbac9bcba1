/** A source as CSL-JSON, the form in which citation tools exchange references. */
import type { SourceFields } from '../schema/source.ts';

/** What of CSL-JSON is used here; a date is one list of year, month and day. */
export interface CslItem {
  id: string;
  type: string;
  title: string;
  author: ({ family: string; given: string } | { literal: string })[];
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

/** `Neural Computation 9(8), pp. 1735–1780`: the name, the volume with or without an issue, the pages; all but the name may be missing. */
const VENUE =
  /^(?<name>.*?)(?: (?<volume>\d+)(?:\((?<issue>[^)]+)\))?)?(?:, vol\. (?<otherVolume>\d+))?(?:, pp\. (?<page>\d+–\d+))?$/;

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
    author: authors.map((author) => {
      const [family, given] = author.split(/,\s*/);
      return given ? { family: family!, given } : { literal: author };
    }),
    issued: { 'date-parts': [[year]] },
    // What moves under its address was read on a day; a paper stays.
    ...(kind === 'paper' || kind === 'book' ? {} : { accessed: { 'date-parts': [readOn.split('-').map(Number)] } }),
    ...(name && !isPreprint ? { 'container-title': name } : {}),
    ...(isPreprint && arxiv ? { publisher: 'arXiv', number: `arXiv:${arxiv}` } : {}),
    ...(volume || otherVolume ? { volume: volume ?? otherVolume! } : {}),
    ...(issue ? { issue } : {}),
    ...(page ? { page: page.replace('–', '-') } : {}),
    ...(doi ? { DOI: doi } : {}),
    ...(address ? { URL: address } : {}),
  };
}
