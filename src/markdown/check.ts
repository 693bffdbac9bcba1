/** Checks all content at once: what is unknown, ambiguous, circular, missing or not text. Pure; says every fix. */
import { markdownToMdast } from 'satteri';
import type { Content, TermFile } from './content.ts';
import { nearest, type Problem } from './problem.ts';
import { COMPONENTS, SECTIONS } from './sections.ts';
import { textOf, walk, type TreeNode } from './walk.ts';

const quoted = (names: string[]) => names.map((name) => `"${name}"`).join(', ');

/** "no term is called x" with the nearest ids. */
function unknown(kind: string, wanted: string, names: string[], where: string): Pick<Problem, 'message' | 'fix'> {
  const near = nearest(wanted, names);
  return { message: `no ${kind} is called "${wanted}"`, fix: `${near.length ? `Did you mean ${quoted(near)}? ` : ''}Otherwise add ${where}.` };
}

/** Sentences of a definition, not counting dots inside numbers, names and abbreviations. */
export const sentences = (text: string): number => (text.trim().match(/[.!?](?=\s+[A-Z“"(]|\s*$)/g) ?? []).length;

/** Every problem of the content; an empty list means the site may be built. */
export function checkContent(content: Content): Problem[] {
  return [
    ...content.problems,
    ...content.terms.flatMap((term) => checkTerm(term, content)),
    ...sharedNames(content),
    ...circles(content),
    ...uncited(content),
    ...formerIds(content),
  ];
}

function checkTerm(term: TermFile, content: Content): Problem[] {
  const { file, fields, lineOf } = term;
  const ids = content.terms.map(({ id }) => id);
  const problems: Problem[] = [];
  const add = (line: number | undefined, field: string | undefined, what: Pick<Problem, 'message' | 'fix'>) => problems.push({ file, line, field, ...what });

  for (const field of ['prerequisites', 'related'] as const) {
    for (const id of fields[field]) {
      if (id === term.id) add(lineOf(field), field, { message: 'names the term itself', fix: `Remove "${id}".` });
      else if (!ids.includes(id)) add(lineOf(field), field, unknown('term', id, ids, `content/terms/${id}.mdx with \`npm run new term ${id}\``));
    }
  }
  const categories = content.categories.map(({ id }) => id);
  if (!categories.includes(fields.category)) add(lineOf('category'), 'category', unknown('category', fields.category, categories, 'it to content/categories.yaml'));

  if (fields.status === 'planned') {
    if (term.body.trim()) add(term.bodyLine, undefined, { message: 'a planned term has front matter only', fix: 'Remove the text, or set "status: written" and fill every section.' });
    return problems;
  }
  const definition = markdownToMdast(fields.definition) as TreeNode;
  const count = sentences(textOf(definition));
  if (count > 2) add(lineOf('definition'), 'definition', { message: `has ${count} sentences`, fix: 'Say it in at most two; the rest belongs under "Why it matters".' });
  problems.push(...links(definition, lineOf('definition') ?? 1, term, content, 'definition'), ...links(term.tree as TreeNode, 0, term, content));
  problems.push(...notText(term), ...sections(term));
  return problems;
}

/** Links and components that name what does not exist. */
function links(tree: TreeNode, fixedLine: number, term: TermFile, content: Content, field?: string): Problem[] {
  const problems: Problem[] = [];
  walk(tree, (node) => {
    const line = fixedLine || (node.position?.start.line ?? 1) + term.bodyLine - 1;
    const add = (what: Pick<Problem, 'message' | 'fix'>) => problems.push({ file: term.file, line, field, ...what });
    if (node.type === 'link') {
      const [, scheme, target] = /^([a-z]+):(.*)$/.exec(node.url ?? '') ?? [];
      const terms = content.terms.map(({ id }) => id);
      if (scheme === 'term') {
        if (!terms.includes(target!)) add(unknown('term', target!, terms, `content/terms/${target}.mdx with \`npm run new term ${target}\``));
      } else if (scheme === 'cite') {
        const sources = content.sources.map(({ id }) => id);
        if (!sources.includes(target!)) add(unknown('source', target!, sources, `content/sources/${target}.yaml with \`npm run new source ${target}\``));
      } else if (scheme !== 'https' && !node.url?.startsWith('#')) {
        add({ message: `a link to "${node.url}" cannot be checked`, fix: 'Write (term:id), (cite:id), (#heading) or an https address.' });
      }
    }
    if (node.type.startsWith('mdxJsx') && node.name && node.name in COMPONENTS) {
      const given = node.attributes?.find(({ name }) => name === COMPONENTS[node.name!])?.value;
      if (typeof given !== 'string') return;
      const { demos, claims, cells } = content.code;
      const [kind, names, folder] = ({ Demo: ['demo', demos, 'src/demos'], Claim: ['claim', claims, 'src/claims'] } as Record<string, [string, string[], string]>)[node.name] ?? ['cell', cells, 'src/cells'];
      if (!names.includes(given)) add(unknown(kind, given, names, `${folder}/${given}.ts`));
    }
  });
  return problems;
}

/** Whatever MDX would execute, and components or attributes outside the four. */
function notText({ tree, file, bodyLine }: TermFile): Problem[] {
  const problems: Problem[] = [];
  walk(tree as TreeNode, (node) => {
    const line = (node.position?.start.line ?? 1) + bodyLine - 1;
    const add = (message: string, fix: string) => problems.push({ file, line, message, fix });
    if (node.type === 'mdxjsEsm') add(`term files are text: \`${node.value!.split('\n')[0]}\` is a program`, 'Remove the import or export; the components Demo, Claim, Equation and Code are always there.');
    else if (/^mdx(Flow|Text)Expression$/.test(node.type)) add(`term files are text: \`{${node.value}}\` is an expression`, 'Write \\{ for a literal brace, $…$ for math, or use a claim for a computed number.');
    else if (node.type === 'html') add('raw HTML is not allowed', 'Use Markdown; write \\< for a literal angle bracket.');
    else if (node.type.startsWith('mdxJsx')) {
      const attribute = COMPONENTS[node.name ?? ''];
      if (!attribute) {
        const lower = /^[a-z]/.test(node.name ?? 'x');
        add(lower ? `raw HTML is not allowed: <${node.name ?? ''}>` : `there is no component <${node.name}>`, lower ? 'Use Markdown; write \\< for a literal angle bracket.' : `Did you mean <${nearest(node.name!, Object.keys(COMPONENTS))[0]}>? Components: ${Object.keys(COMPONENTS).join(', ')}.`);
      } else if (node.attributes?.length !== 1 || node.attributes[0]!.name !== attribute || typeof node.attributes[0]!.value !== 'string') {
        add(`<${node.name}> takes one attribute`, `Write <${node.name} ${attribute}="…" />.`);
      } else if (node.children?.length) add(`<${node.name}> has no content`, `Write <${node.name} ${attribute}="…" /> and put the text beside it.`);
    } else if (node.type === 'code' || node.type === 'inlineCode') return false;
  });
  return problems;
}

/** The fixed headings: all there, in order, none empty, none twice. */
function sections({ tree, file, bodyLine }: TermFile): Problem[] {
  const problems: Problem[] = [];
  const blocks = (tree as TreeNode).children ?? [];
  const headings = blocks.map((node, at) => ({ node, at, name: textOf(node) })).filter(({ node }) => node.type === 'heading' && node.depth === 2);
  const lineOf = (node: TreeNode) => (node.position?.start.line ?? 1) + bodyLine - 1;
  for (const { node, name } of headings) {
    if (!SECTIONS.includes(name)) problems.push({ file, line: lineOf(node), message: `"## ${name}" is not a section`, fix: `Write "## ${nearest(name, SECTIONS)[0]}", or use ### inside a section. Sections: ${SECTIONS.join(' · ')}.` });
  }
  const found = headings.filter(({ name }) => SECTIONS.includes(name));
  for (const name of SECTIONS.filter((section) => !found.some((heading) => heading.name === section))) {
    problems.push({ file, message: `the section "## ${name}" is missing`, fix: `Add it; the order is ${SECTIONS.join(' · ')}.` });
  }
  found.forEach(({ node, at, name }, k) => {
    const previous = found[k - 1];
    if (previous && SECTIONS.indexOf(previous.name) >= SECTIONS.indexOf(name)) problems.push({ file, line: lineOf(node), message: `"## ${name}" stands after "## ${previous.name}"`, fix: `The order is ${SECTIONS.join(' · ')}.` });
    const next = blocks[at + 1];
    if (!next || (next.type === 'heading' && next.depth === 2)) problems.push({ file, line: lineOf(node), message: `the section "## ${name}" is empty`, fix: 'Write it.' });
  });
  const first = blocks[0];
  if (first?.type !== 'mdxJsxFlowElement' || first.name !== 'Demo') problems.push({ file, line: bodyLine, message: 'the page does not begin with its main demo', fix: 'Put <Demo id="…" /> before the first section.' });
  return problems;
}

/** A title, abbreviation or alias that belongs to two terms. */
function sharedNames({ terms }: Content): Problem[] {
  const owner = new Map<string, TermFile>();
  return terms.flatMap((term) =>
    [['title', term.fields.title], ['abbreviation', term.fields.abbreviation], ...term.fields.aliases.map((alias) => ['aliases', alias])].flatMap(([field, name]) => {
      if (!name) return [];
      const key = name.toLowerCase();
      const other = owner.get(key);
      owner.set(key, other ?? term);
      if (!other) return [];
      if (other === term) return [{ file: term.file, line: term.lineOf(field!), field, message: `"${name}" stands twice`, fix: 'Remove one.' }];
      return [{ file: term.file, line: term.lineOf(field!), field, message: `"${name}" is also a name of "${other.id}" (${other.file})`, fix: 'A name leads to one term: remove it from one of the two.' }];
    }),
  );
}

/** Circles of prerequisites, each told once. */
function circles({ terms }: Content): Problem[] {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const cleared = new Set<string>();
  const problems: Problem[] = [];
  const visit = (id: string, path: string[]) => {
    if (path.includes(id)) {
      const circle = [...path.slice(path.indexOf(id)), id];
      const term = byId.get(path.at(-1)!)!;
      problems.push({ file: term.file, line: term.lineOf('prerequisites'), field: 'prerequisites', message: `the terms need each other: ${circle.join(' → ')}`, fix: `Remove one of these prerequisites, for example "${id}" here.` });
      return;
    }
    if (cleared.has(id)) return;
    for (const next of byId.get(id)?.fields.prerequisites ?? []) visit(next, [...path, id]);
    cleared.add(id);
  };
  for (const { id } of terms) visit(id, []);
  return problems;
}

/** The ids of the sources a term cites, in order of first mention. */
export function citesOf({ fields, tree }: TermFile): string[] {
  const cited: string[] = [];
  const collect = (node: TreeNode) => walk(node, ({ type, url }) => void (type === 'link' && url?.startsWith('cite:') && cited.push(url.slice(5))));
  if (fields.status === 'written') collect(markdownToMdast(fields.definition) as TreeNode);
  collect(tree as TreeNode);
  return [...new Set(cited)];
}

function uncited({ terms, sources }: Content): Problem[] {
  const cited = new Set(terms.flatMap(citesOf));
  return sources.filter(({ id }) => !cited.has(id)).map(({ id, file }) => ({ file, message: 'no page cites this source', fix: `Cite it with [(Author year)](cite:${id}), or remove the file.` }));
}

function formerIds({ terms }: Content): Problem[] {
  const ids = new Map(terms.map((term) => [term.id, term]));
  return terms.flatMap((term) => term.fields.formerly.flatMap((old) => {
    const other = ids.get(old);
    ids.set(old, other ?? term);
    return other ? [{ file: term.file, line: term.lineOf('formerly'), field: 'formerly', message: `"${old}" already leads to "${other.id}"`, fix: 'An old id can lead to one term only, and not be the id of another.' }] : [];
  }));
}
