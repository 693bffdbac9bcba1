/** What pages print of a term and of a source: names, links and references, ready to show. */

import { citedAs } from '../../markdown/check-citations.ts';
import { loadContent } from '../../markdown/content.ts';
import { escapeHtml } from '../../markdown/escape-html.ts';
import { type Place, type Term, toGlossary } from '../../markdown/glossary.ts';
import { type Mark, marksIn } from '../../markdown/marks.ts';
import { inlineHtml } from '../../markdown/plugin.ts';
import { presentable } from '../../markdown/presentable.ts';
import { link, site } from '../../site.ts';
import * as ui from '../words.ts';

/** The content as it was read: once for a build, and in dev again after every edit, when this module is loaded anew. */
export const read = loadContent();
/** As far as it can be drawn, and its graph. A build has only content in order, which is drawn as it is. */
export const content = presentable(read);
export const glossary = toGlossary(content);

/** A term's title with a link to its page; one that nobody has written yet is marked. HTML. */
export const termLink = (term: Term): string => {
  const mark = term.status === 'written' ? `data-term="${term.id}"` : `class="planned" title="${ui.planned}"`;
  return `<a href="${link(`/terms/${term.id}/`)}" ${mark}>${escapeHtml(term.title)}</a>`;
};

/** A source as a reference. */
export interface SourceView {
  id: string;
  authors: string;
  title: string;
  where: string;
  href?: string;
  label: string;
  read: string;
  readOn: string;
}

/** Whether somebody has added a source; in dev a page may cite another. */
export const isSource = (id: string): boolean => glossary.sources.some((source) => source.id === id);

/** The reference to a source: authors, title, where it appeared, and its address. */
export function sourceView(id: string): SourceView {
  const { fields } = glossary.sources.find((source) => source.id === id)!;
  const names = fields.authors.map((author) => author.split(',')[0]!.trim());
  const href = fields.doi
    ? `https://doi.org/${fields.doi}`
    : fields.arxiv
      ? `https://arxiv.org/abs/${fields.arxiv}`
      : fields.url;
  return {
    id,
    title: fields.title,
    ...(href ? { href } : {}),
    read: fields.read,
    readOn: fields.readOn,
    authors: names.length > 4 ? `${names[0]} et al.` : names.join(', '),
    where: [
      fields.venue,
      fields.arxiv && !fields.venue?.includes('arXiv') ? `arXiv ${fields.arxiv}` : '',
      String(fields.year),
    ]
      .filter(Boolean)
      .join(', '),
    label: citedAs(fields),
  };
}

/** Everything a term page shows around its text. */
export interface TermView {
  term: Term;
  category: { id: string; title: string };
  alsoCalled: string[];
  definitionHtml: string;
  definitionText: string;
  /** What the definition rests on, each once: claims that the page does not show, and sources. */
  definitionMarks: Mark[];
  prev?: Term;
  next?: Term;
  /** Which of the written terms of its category it is. */
  inCategory: { at: number; of: number };
  mentionedBy: string[];
  sources: SourceView[];
  verified: string;
  reviews: { what: string; when: string }[];
  marks: Record<Mark['kind'], number>;
  /** What to read first, in order, and which written terms need it. */
  readFirst: Term[];
  usefulFor: string[];
  /** Where it stands on the learning paths. */
  places: Place[];
  /** Words with several meanings of which this is one. */
  words: { id: string; title: string }[];
  /** HTML list of links to terms. */
  links(ids: string[]): string;
}

function definitionMarks(id: string): Mark[] {
  const { definition, tree } = content.terms.find((term) => term.id === id) ?? {};
  const shown = marksIn([tree]).flatMap(({ kind, id: claim, text }) => (kind === 'claim' && !text ? [claim] : []));
  const marks = marksIn([definition]).filter((mark) => mark.kind === 'cite' || !shown.includes(mark.id));
  return [...new Map(marks.map((mark) => [`${mark.kind} ${mark.id}`, mark])).values()];
}

/** The view of a written term. */
export function termView(id: string): TermView {
  const term = glossary.byId[id]!;
  const category = glossary.inCategory(term.category).filter(({ status }) => status === 'written');
  return {
    term,
    category: glossary.categories.find((category) => category.id === term.category)!,
    alsoCalled: term.alsoCalled,
    definitionHtml: inlineHtml(term.definition, content, site.base, id, import.meta.env.DEV),
    definitionText: term.definitionText,
    definitionMarks: definitionMarks(id),
    ...glossary.neighbors(id),
    inCategory: { at: category.indexOf(term) + 1, of: category.length },
    mentionedBy: glossary.mentioning(id).map((other) => other.id),
    sources: term.cites.filter(isSource).map(sourceView),
    verified: term.verified,
    reviews: term.reviews,
    marks: Object.fromEntries(
      (['claim', 'model', 'cite', 'unverified'] as const).map((kind) => [
        kind,
        term.marks.filter((mark) => mark.kind === kind).length,
      ]),
    ) as TermView['marks'],
    readFirst: glossary.readFirst(id).map((other) => glossary.byId[other]!),
    usefulFor: glossary.usefulFor(id).map((other) => other.id),
    places: glossary.placesOf(id),
    words: content.senses
      .filter(({ fields }) => fields.senses.some((sense) => sense.term === id))
      .map((sense) => ({ id: sense.id, title: sense.fields.title })),
    links: (ids) => ids.map((other) => termLink(glossary.byId[other]!)).join(', '),
  };
}

/** Links to all that cite a source: terms, the page of numbers for a model's figures, and the front page for a date. */
export function citedBy(id: string): string {
  const inNumbers = content.models.some(({ fields }) => fields.sources.some((source) => source.id === id));
  const onTimeline = content.timeline.some(({ source }) => source === id);
  const terms = glossary.written.filter((term) => term.cites.includes(id)).map((term) => termLink(term));
  return [
    ...terms,
    ...(inNumbers ? [`<a href="${link('/numbers/')}">Numbers for operators</a>`] : []),
    ...(onTimeline ? [`<a href="${link('/#timeline')}">the timeline</a>`] : []),
  ].join(', ');
}
