/** The glossary as a graph: terms with their names and neighbors, made from content that passed the check. */

import type { PathFields } from '../schema/path.ts';
import { citesOf } from './check-uses.ts';
import type { Content, SourceFile, TermFile } from './content.ts';
import { depths } from './graph.ts';
import { type Mark, marksIn } from './marks.ts';
import { type TreeNode, textOf, walk } from './walk.ts';

/** A term as pages need it. */
export interface Term {
  id: string;
  title: string;
  abbreviation?: string;
  category: string;
  status: 'written' | 'planned';
  core: boolean;
  /** Abbreviation and aliases: what else readers call it. */
  alsoCalled: string[];
  /** What else a search finds it by. */
  finds: string[];
  prerequisites: string[];
  related: string[];
  formerly: string[];
  /** Markdown of the definition, and the same as plain text; empty for planned terms. */
  definition: string;
  definitionText: string;
  verified: string;
  reviews: { what: string; when: string }[];
  /** Ids of the sources it cites, in order of first mention. */
  cites: string[];
  /** Every mark of its definition and body: what it rests on. */
  marks: Mark[];
  /** Ids found in the body: claims and demos shown, terms linked by hand. */
  claims: string[];
  demos: string[];
  links: string[];
  /** Cells whose equations it shows. */
  equations: string[];
}

/** A learning path. */
interface Path extends PathFields {
  id: string;
}
/** A path on which a term stands: at which step, and what comes before and after. */
export interface Place {
  path: Path;
  step: number;
  prev?: Term;
  next?: Term;
}

export interface Glossary {
  terms: Term[];
  written: Term[];
  byId: Record<string, Term>;
  categories: { id: string; title: string }[];
  sources: SourceFile[];
  /** Learning paths, in their order. */
  paths: Path[];
  /** Where a term stands on the paths. */
  placesOf(id: string): Place[];
  /** The written terms that a term needs: its prerequisites and, for a planned one among them, what that needs in turn. */
  needs(id: string): string[];
  /** The prerequisites of a term, planned ones too, in an order in which to read them. */
  readFirst(id: string): string[];
  /** The written terms that need this one. */
  usefulFor(id: string): Term[];
  /** Terms of a category in reading order. */
  inCategory(id: string): Term[];
  /** The written terms before and after one, in the order of categories and of terms within them. */
  neighbors(id: string): { prev?: Term; next?: Term };
  /** Written terms whose text or definition links to this one. */
  mentioning(id: string): Term[];
  /** Written terms with a statement that rests on this claim, shown or linked. */
  restingOn(claim: string): Term[];
}

/** What a tree names: the claims, demos and equations it places, and the terms it links. */
function namedIn(trees: (TreeNode | undefined)[]) {
  const found = { claims: [] as string[], demos: [] as string[], links: [] as string[], equations: [] as string[] };
  for (const tree of trees) {
    if (tree)
      walk(tree, ({ type, name, url, attributes }) => {
        const value = attributes?.[0]?.value;
        if (name === 'Claim' && typeof value === 'string') found.claims.push(value);
        if (name === 'Demo' && typeof value === 'string') found.demos.push(value);
        if (name === 'Equation' && typeof value === 'string') found.equations.push(value);
        if (type === 'link' && url?.startsWith('term:')) found.links.push(url.slice(5));
      });
  }
  return found;
}

function toTerm(file: TermFile): Term {
  const { id, fields, definition, tree } = file;
  const { title, abbreviation, category, status, core, prerequisites, related, formerly } = fields;
  const written = fields.status === 'written' ? fields : undefined;
  return {
    id,
    title,
    ...(abbreviation ? { abbreviation } : {}),
    category,
    status,
    core,
    prerequisites,
    related,
    formerly,
    alsoCalled: [...(abbreviation ? [abbreviation] : []), ...fields.aliases],
    finds: fields.finds,
    definition: written?.definition.trim() ?? '',
    definitionText: definition ? textOf(definition) : '',
    verified: written?.verified ?? '',
    reviews: written?.reviews ?? [],
    cites: citesOf(file),
    marks: marksIn([definition, tree]),
    ...namedIn([definition, tree]),
  };
}

/** Makes the graph. The content must have passed `checkContent`. */
export function toGlossary(content: Content): Glossary {
  const place = new Map(content.categories.map(({ id }, k) => [id, k]));
  const placeOf = ({ category }: TermFile['fields']) => place.get(category) ?? place.size;
  const terms = [...content.terms]
    .sort(
      (a, b) => placeOf(a.fields) - placeOf(b.fields) || a.fields.order - b.fields.order || a.id.localeCompare(b.id),
    )
    .map(toTerm);
  const written = terms.filter(({ status }) => status === 'written');
  const byId = Object.fromEntries(terms.map((term) => [term.id, term]));
  // A planned term has no page to read, so one reads what leads to it.
  const needs = (id: string): string[] => [
    ...new Set(
      (byId[id]?.prerequisites ?? []).flatMap((need) => (byId[need]?.status === 'written' ? [need] : needs(need))),
    ),
  ];
  const depth = depths(Object.fromEntries(terms.map(({ id, prerequisites }) => [id, prerequisites])));
  const paths = content.paths.map(({ id, fields }) => ({ id, ...fields })).sort((a, b) => a.order - b.order);
  return {
    terms,
    written,
    byId,
    paths,
    needs,
    // A sort keeps what is equally deep in the order of the file.
    readFirst: (id) => [...(byId[id]?.prerequisites ?? [])].sort((a, b) => depth[a]! - depth[b]!),
    usefulFor: (id) => written.filter((term) => needs(term.id).includes(id)),
    placesOf: (id) =>
      paths.flatMap((path) => {
        const at = path.steps.findIndex(({ term }) => term === id);
        if (at < 0) return [];
        const [prev, next] = [path.steps[at - 1], path.steps[at + 1]].map((step) => step && byId[step.term]);
        return [{ path, step: at + 1, ...(prev ? { prev } : {}), ...(next ? { next } : {}) }];
      }),
    categories: content.categories,
    sources: [...content.sources].sort((a, b) => a.id.localeCompare(b.id)),
    inCategory: (id) => terms.filter(({ category }) => category === id),
    neighbors: (id) => {
      const at = written.findIndex((term) => term.id === id);
      const [prev, next] = at < 0 ? [] : [written[at - 1], written[at + 1]];
      return { ...(prev ? { prev } : {}), ...(next ? { next } : {}) };
    },
    restingOn: (claim) => written.filter(({ marks }) => marks.some(({ kind, id }) => kind === 'claim' && id === claim)),
    mentioning: (id) => written.filter((term) => term.id !== id && term.links.includes(id)),
  };
}
