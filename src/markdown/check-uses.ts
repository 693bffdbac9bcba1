/** Checks what is there against what is used: sources, claims and demos that no page shows, and what a page shows twice. Pure. */
import { ADDED, unknown } from './check-links.ts';
import type { Content, PageFile, TermFile } from './content.ts';
import { markOf } from './marks.ts';
import type { Problem } from './problem.ts';
import { lineOfNode, type TreeNode, walk } from './walk.ts';

/** The ids of the sources that texts cite, in order of first mention. */
function citedIn(trees: (TreeNode | undefined)[]): string[] {
  const cited: string[] = [];
  for (const tree of trees) {
    if (tree)
      walk(tree, ({ type, url }) => void (type === 'link' && url?.startsWith('cite:') && cited.push(url.slice(5))));
  }
  return [...new Set(cited)];
}

/** The ids of the sources a term cites, in order of first mention, the definition before the body. */
export const citesOf = ({ definition, tree }: TermFile): string[] => citedIn([definition, tree]);

/** Sources that no page, no model and no date of the timeline cites. */
export function uncited({ terms, pages, models, timeline, sources, ids }: Content): Problem[] {
  // A term that could not be read may cite any of them.
  if (terms.length < ids.term.length) return [];
  const cited = new Set([
    ...terms.flatMap(citesOf),
    ...citedIn(pages.map(({ tree }) => tree)),
    ...models.flatMap(({ fields }) => fields.sources.map(({ id }) => id)),
    ...timeline.map(({ source }) => source),
  ]);
  return sources
    .filter(({ id }) => !cited.has(id))
    .map(({ id, file }) => ({
      file,
      message: 'no page cites this source',
      fix: `Cite it with [(Author year)](cite:${id}), or remove the file.`,
    }));
}

/** Sources that claims name and nobody has added. */
export const unknownSources = ({ claims, ids }: Content): Problem[] =>
  claims.flatMap(({ file, cites }) =>
    cites
      .filter(({ id }) => !ids.source.includes(id))
      .map(({ id, line }) => ({
        file,
        line,
        field: 'cites',
        ...unknown('source', id, ids.source, ADDED.source(id)),
      })),
  );

/** The component with which a text shows a thing of each kind. */
const SHOWN_BY = { demo: 'Demo', claim: 'Claim' } as const;

/** The ids that a component shows in some trees, in their order. */
const shownIn = (trees: TreeNode[], component: string): string[] => {
  const ids: string[] = [];
  const visit = ({ name, attributes }: TreeNode) =>
    void (name === component && ids.push(String(attributes?.[0]?.value ?? '')));
  for (const tree of trees) walk(tree, visit);
  return ids;
};

/** Demos and claims that no page shows, and no sentence rests on: nobody would meet them. */
export function unused(content: Content): Problem[] {
  const { terms, pages, drafts, tested, ids, texts } = content;
  const trees = [
    ...terms.flatMap(({ definition, tree }) => (definition ? [definition, tree] : [tree])),
    ...pages.map(({ tree }) => tree),
    ...drafts.map(({ tree }) => tree),
  ];
  // A page that could not be read may show any of them.
  if (terms.length + drafts.filter(({ file }) => file.startsWith('content/terms/')).length < ids.term.length) return [];
  const marked: string[] = [];
  for (const tree of trees) {
    walk(tree, (node) => {
      const mark = markOf(node);
      if (mark?.kind === 'claim') marked.push(mark.id);
    });
  }
  const site = Object.entries(texts).flatMap(([file, text]) => (/^src\/(?:pages|layouts)\//.test(file) ? [text] : []));
  const tried = tested.flatMap(({ fields }) => fields.try?.demo ?? []);
  return (['demo', 'claim'] as const).flatMap((kind) => {
    const used = new Set([...shownIn(trees, SHOWN_BY[kind]), ...(kind === 'claim' ? marked : tried)]);
    const onSite = (id: string) => site.some((text) => text.includes(`<${SHOWN_BY[kind]} id="${id}"`));
    return ids[kind]
      .filter((id) => !used.has(id) && !onSite(id))
      .map((id): Problem => {
        const file = `src/${kind}s/${id}.${kind === 'demo' && !texts[`src/demos/${id}.ts`] ? 'tsx' : 'ts'}`;
        const rest = kind === 'claim' ? `, or rest words on it, [words](claim:${id})` : '';
        return {
          file,
          message: `no page shows this ${kind}`,
          fix: `Show it on one: <${SHOWN_BY[kind]} id="${id}" />${rest}; or remove the file.`,
        };
      });
  });
}

/** A demo or claim that one page shows twice: the second has the address of the first. */
export function shownTwice({ file, tree, bodyLine }: PageFile): Problem[] {
  const first = new Map<string, number>();
  const problems: Problem[] = [];
  walk(tree, (node) => {
    const kind = node.name === 'Demo' ? 'demo' : node.name === 'Claim' ? 'claim' : undefined;
    if (!kind) return;
    const id = String(node.attributes?.[0]?.value ?? '');
    const line = lineOfNode(node, bodyLine);
    const before = first.get(`${kind} ${id}`);
    first.set(`${kind} ${id}`, before ?? line);
    if (before === undefined) return;
    const fix =
      kind === 'demo'
        ? 'Remove one, and refer to the other in words.'
        : 'Remove one, or rest words on it: [words](claim:id).';
    problems.push({ file, line, message: `the page shows the ${kind} "${id}" twice, first on line ${before}`, fix });
  });
  return problems;
}

/** The demo and the page on which a tested sentence can be tried. */
export const unknownTries = ({ tested, ids }: Content): Problem[] =>
  tested.flatMap(({ file, fields, lineOf }) =>
    (['demo', 'term'] as const).flatMap((kind): Problem[] => {
      const id = fields.try?.[kind];
      if (id === undefined || ids[kind].includes(id)) return [];
      return [
        { file, line: lineOf('try', kind), field: `try.${kind}`, ...unknown(kind, id, ids[kind], ADDED[kind](id)) },
      ];
    }),
  );
