/** The marks of a statement, executed, calculated, cited or unverified: how they are written, and how many a text has. Pure. */
import type { SourceFields } from '../schema/source.ts';
import { type TreeNode, textOf, walk } from './walk.ts';

/** How a statement is covered. `id` is a claim's, a source's or a published model's; `text` is what the link says. */
export interface Mark {
  kind: 'claim' | 'model' | 'cite' | 'unverified';
  id: string;
  text: string;
}

/** The mark that a node sets: a link with one of the four schemes, or a claim that is shown. */
export function markOf(node: TreeNode): Mark | undefined {
  const { type, name, url = '', attributes } = node;
  if (name === 'Claim') return { kind: 'claim', id: String(attributes?.[0]?.value ?? ''), text: '' };
  const [, kind, id = ''] = (type === 'link' && /^(claim|model|cite|unverified):(.*)$/.exec(url)) || [];
  return kind ? { kind: kind as Mark['kind'], id, text: textOf(node) } : undefined;
}

/** All marks of some trees, in their order. */
export function marksIn(trees: (TreeNode | undefined)[]): Mark[] {
  const marks: Mark[] = [];
  for (const tree of trees) if (tree) walk(tree, (node) => void marks.push(...[markOf(node) ?? []].flat()));
  return marks;
}

/** Kinds of source that are long and have numbered parts; a file of code, a page of documentation or an issue is one place. */
const WITH_PLACES: SourceFields['kind'][] = ['paper', 'book'];

const PLACE =
  /§|\b(?:sec(?:tions?|s?\.)|chapters?|ch\.|tables?|fig(?:ures?|s?\.)|eq(?:uations?|s?\.)|pp?\.|pages?|app(?:endix|endices|s?\.)|theorems?|lemmas?|propositions?|corollar(?:y|ies)|algorithms?|listings?|abstract|title|README|footnotes?)(?![\p{L}])/iu;

/** Whether a citation says where in its source a number stands: `(Elman 1990, p. 182)`; or has a source that needs none. */
export const hasPlace = (text: string, kind: SourceFields['kind'] | undefined): boolean =>
  !kind || !WITH_PLACES.includes(kind) || PLACE.test(text);
