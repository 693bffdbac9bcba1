/** Checks one Markdown tree: names that lead nowhere, formulas that cannot be set, and whatever is not text. Pure. */
import type { Content, Kind, PageFile } from './content.ts';
import { equationsOf } from './equation.ts';
import { mathml } from './math.ts';
import { either, nearest, type Problem } from './problem.ts';
import { COMPONENTS } from './sections.ts';
import { type TreeNode, walk } from './walk.ts';

/** A message and its mend, still without a place. */
export type Finding = Pick<Problem, 'message' | 'fix'>;

/** Where a thing of each kind is added. */
const ADDED: Record<Kind, (id: string) => string> = {
  term: (id) => `content/terms/${id}.mdx (npm run new term ${id})`,
  source: (id) => `content/sources/${id}.yaml (npm run new source ${id})`,
  demo: (id) => `src/demos/${id}.tsx (npm run new demo ${id})`,
  claim: (id) => `src/claims/${id}.ts (npm run new claim ${id})`,
  cell: (id) => `src/cells/${id}.ts`,
  page: (id) => `src/pages/${id}.astro`,
};

/** "no term is called x", with the nearest ids and how to add it. */
export function unknown(kind: string, wanted: string, ids: string[], where: string): Finding {
  const near = nearest(wanted, ids);
  return {
    message: `no ${kind} is called "${wanted}"`,
    fix: near.length ? `Did you mean ${either(near)}? Otherwise add ${where}.` : `Add ${where}.`,
  };
}

/** The line of a file on which a node begins. */
export const lineOfNode = (node: TreeNode, bodyLine: number): number => (node.position?.start.line ?? 1) + bodyLine - 1;

/** What a link, picture or reference leads to, where that is nowhere. */
function linkFinding(node: TreeNode, { ids }: Content): Finding | undefined {
  const url = node.url ?? '';
  const [, scheme, target = ''] = /^([a-z]+):(.*)$/.exec(url) ?? [];
  if (node.type === 'definition' || node.type === 'linkReference') {
    return {
      message: 'links are written in place, not by reference',
      fix: 'Write [text](term:id), [text](cite:id) or [text](https://…).',
    };
  }
  if (node.type === 'image' || node.type === 'imageReference') {
    return { message: 'pictures are drawn by demos', fix: 'Write a demo and place it with <Demo id="…" />.' };
  }
  if (scheme === 'term')
    return ids.term.includes(target) ? undefined : unknown('term', target, ids.term, ADDED.term(target));
  if (scheme === 'cite')
    return ids.source.includes(target) ? undefined : unknown('source', target, ids.source, ADDED.source(target));
  if (scheme === 'claim')
    return ids.claim.includes(target) ? undefined : unknown('claim', target, ids.claim, ADDED.claim(target));
  if (scheme === 'page')
    return ids.page.includes(target) ? undefined : unknown('page', target, ids.page, ADDED.page(target));
  if (scheme === 'unverified' && !target) return undefined;
  if (scheme === 'https' || /^#./.test(url)) return undefined;
  const [, slug] = /(?:^|\/)terms\/([^/#]+)/.exec(url) ?? [];
  if (slug && !scheme) {
    return {
      message: `"${url}" breaks under another base path`,
      fix: `Write (term:${ids.term.includes(slug) ? slug : (nearest(slug, ids.term)[0] ?? 'id')}).`,
    };
  }
  return {
    message: `a link to "${url}" cannot be checked`,
    fix: 'Write (term:id), (cite:id), (claim:id), (unverified:), (page:race), (#heading) or an https address.',
  };
}

/** What MDX would execute, and components or attributes other than the four. */
function programFinding(node: TreeNode): Finding | undefined {
  const { type, value = '', attributes = [], children = [] } = node;
  // A fragment, <>, has the name null.
  const name = node.name ?? '';
  if (type === 'mdxjsEsm') {
    return {
      message: `term files are text: \`${value.split('\n')[0]}\` is a program`,
      fix: `Remove the import or export; ${Object.keys(COMPONENTS).join(', ')} are always there.`,
    };
  }
  if (/^mdx(Flow|Text)Expression$/.test(type)) {
    return {
      message: `term files are text: \`{${value}}\` is an expression`,
      fix: 'Write \\{ for a literal brace, $…$ for math, or use a claim for a computed number.',
    };
  }
  if (type !== 'html' && !type.startsWith('mdxJsx')) return undefined;
  if (!/^[A-Z]/.test(name)) {
    return {
      message: `raw HTML is not allowed: ${value || `<${name}>`}`,
      fix: 'Use Markdown; write \\< for a literal angle bracket.',
    };
  }
  const attribute = COMPONENTS[name];
  if (!attribute) {
    const names = Object.keys(COMPONENTS);
    return {
      message: `there is no component <${name}>`,
      fix: `Did you mean <${nearest(name, names)[0]}>? Components: ${names.join(', ')}.`,
    };
  }
  const wrong = attributes.find((given) => given.name !== attribute || typeof given.value !== 'string');
  if (wrong || attributes.length !== 1) {
    const which = !wrong
      ? `takes one attribute, ${attribute}`
      : wrong.name && wrong.name !== attribute
        ? `has no attribute "${wrong.name}"`
        : `takes a plain text as ${attribute}, not an expression`;
    return { message: `<${name}> ${which}`, fix: `Write <${name} ${attribute}="…" />.` };
  }
  return children.length
    ? { message: `<${name}> has no content`, fix: `Write <${name} ${attribute}="…" /> and put the text beside it.` }
    : undefined;
}

/** Why a component shows nothing. */
function componentFinding({ name = '', attributes }: TreeNode, { ids, cells }: Content): Finding | undefined {
  const value = attributes?.find((given) => given.name === COMPONENTS[name])?.value;
  const kind: Kind | undefined =
    name === 'Demo' ? 'demo' : name === 'Claim' ? 'claim' : name in COMPONENTS ? 'cell' : undefined;
  if (!kind || typeof value !== 'string') return undefined;
  if (!ids[kind].includes(value)) return unknown(kind, value, ids[kind], ADDED[kind](value));
  if (name !== 'Equation') return undefined;
  const equations = equationsOf(cells[value]!);
  if (!equations.length) {
    return {
      message: `src/cells/${value}.ts has no equations`,
      fix: 'Write them in its doc comment: ` *   h_t = tanh(W x_t)    what it means`.',
    };
  }
  return equations.map(({ tex }) => mathFinding(tex, `in src/cells/${value}.ts, `)).find(Boolean);
}

function mathFinding(tex: string, where = ''): Finding | undefined {
  try {
    mathml(tex, false, []);
    return undefined;
  } catch (error) {
    return { message: where + (error as Error).message, fix: 'Correct the TeX; KaTeX says which commands there are.' };
  }
}

/** Everything MDX would execute in a tree, with the line in the tree. The compiler's adapter asks this once more. */
export function programsIn(tree: TreeNode): (Finding & { line: number })[] {
  const found: (Finding & { line: number })[] = [];
  walk(tree, (node) => {
    const finding = programFinding(node);
    if (finding) found.push({ ...finding, line: lineOfNode(node, 1) });
  });
  return found;
}

/** All problems of one tree. A definition stands in the front matter: it has one line and the name of its field. */
export function checkText(
  { file, tree, bodyLine }: PageFile,
  content: Content,
  field?: { name: string; line?: number },
): Problem[] {
  const problems: Problem[] = [];
  walk(tree, (node) => {
    const place = field ? { line: field.line, field: field.name } : { line: lineOfNode(node, bodyLine) };
    const findings = [
      /^(link|linkReference|definition|image|imageReference)$/.test(node.type) ? linkFinding(node, content) : undefined,
      programFinding(node),
      node.type.startsWith('mdxJsx') ? componentFinding(node, content) : undefined,
      /^(math|inlineMath)$/.test(node.type) ? mathFinding(node.value ?? '') : undefined,
    ];
    for (const finding of findings) if (finding) problems.push({ file, ...place, ...finding });
  });
  return problems;
}
