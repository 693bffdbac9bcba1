/** The glossary as a graph: terms with their names and neighbors, made from content that passed the check. */
import { markdownToMdast } from 'satteri';
import { citesOf } from './check.ts';
import type { Content, SourceFile, TermFile } from './content.ts';
import { textOf, walk, type TreeNode } from './walk.ts';

/** A term as pages need it. */
export interface Term {
  id: string; title: string; abbreviation?: string; category: string; status: 'written' | 'planned'; core: boolean;
  /** Abbreviation and aliases: what else readers call it. */
  alsoCalled: string[];
  prerequisites: string[]; related: string[]; formerly: string[];
  /** Markdown of the definition, and the same as plain text; empty for planned terms. */
  definition: string; definitionText: string;
  verified: string; reviews: { what: string; when: string }[];
  /** Ids found in the body: sources cited, claims and demos shown, terms linked by hand. */
  cites: string[]; claims: string[]; demos: string[]; links: string[];
}

export interface Glossary {
  terms: Term[]; written: Term[]; byId: Record<string, Term>;
  categories: { id: string; title: string }[];
  sources: SourceFile[];
  /** Terms of a category in reading order. */
  inCategory(id: string): Term[];
  /** The written terms before and after one, in the order of categories and of terms within them. */
  neighbors(id: string): { prev?: Term; next?: Term };
  /** Written terms whose text links to this one. */
  mentioning(id: string): Term[];
}

function toTerm(file: TermFile): Term {
  const { fields } = file;
  const found = { claims: [] as string[], demos: [] as string[], links: [] as string[] };
  walk(file.tree as TreeNode, (node) => {
    const value = node.attributes?.[0]?.value;
    if (node.name === 'Claim' && typeof value === 'string') found.claims.push(value);
    if (node.name === 'Demo' && typeof value === 'string') found.demos.push(value);
    if (node.type === 'link' && node.url?.startsWith('term:')) found.links.push(node.url.slice(5));
  });
  const definition = fields.status === 'written' ? fields.definition.trim() : '';
  return {
    id: file.id, title: fields.title, ...(fields.abbreviation ? { abbreviation: fields.abbreviation } : {}), category: fields.category,
    status: fields.status, core: fields.core,
    alsoCalled: [...(fields.abbreviation ? [fields.abbreviation] : []), ...fields.aliases],
    prerequisites: fields.prerequisites, related: fields.related, formerly: fields.formerly,
    definition, definitionText: textOf(markdownToMdast(definition) as TreeNode),
    verified: fields.status === 'written' ? fields.verified : '', reviews: fields.status === 'written' ? fields.reviews : [],
    cites: citesOf(file), ...found,
  };
}

/** Makes the graph. The content must have passed `checkContent`. */
export function toGlossary(content: Content): Glossary {
  const place = new Map(content.categories.map(({ id }, k) => [id, k]));
  const files = [...content.terms].sort((a, b) =>
    place.get(a.fields.category)! - place.get(b.fields.category)! || a.fields.order - b.fields.order || a.id.localeCompare(b.id));
  const terms = files.map(toTerm);
  const written = terms.filter(({ status }) => status === 'written');
  return {
    terms, written, byId: Object.fromEntries(terms.map((term) => [term.id, term])),
    categories: content.categories,
    sources: [...content.sources].sort((a, b) => a.id.localeCompare(b.id)),
    inCategory: (id) => terms.filter(({ category }) => category === id),
    neighbors: (id) => {
      const at = written.findIndex((term) => term.id === id);
      return { ...(at > 0 ? { prev: written[at - 1] } : {}), ...(at >= 0 && at < written.length - 1 ? { next: written[at + 1] } : {}) };
    },
    mentioning: (id) => written.filter((term) => term.id !== id && term.links.includes(id)),
  };
}
