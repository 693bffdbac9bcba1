/** Checks one Markdown tree: names that lead nowhere, formulas that cannot be set or do not come out, and whatever is not text. Pure. */
import { arithmeticFinding } from './arithmetic.ts';
import { ADDED, type Around, type Finding, headingsOf, linkFinding, unknown } from './check-links.ts';
import type { Content, Kind, PageFile } from './content.ts';
import { equationsOf } from './equation.ts';
import { mathml } from './math.ts';
import { nearest, type Problem } from './problem.ts';
import { COMPONENTS } from './sections.ts';
import { aloneIn, lineOfNode, type TreeNode, walk } from './walk.ts';

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
    const [near] = nearest(name, names);
    return {
      message: `there is no component <${name}>`,
      fix: `${near ? `Did you mean <${near}>? ` : ''}Components: ${names.join(', ')}.`,
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
  const { file, text } = cells[value] ?? { file: '', text: '' };
  const equations = equationsOf(text);
  if (!equations.length) {
    return {
      message: `${file} has no equations`,
      fix: 'Write them in its doc comment: ` *   h_t = tanh(W x_t)    what it means`.',
    };
  }
  return equations.map(({ tex }) => mathFinding(tex, false, `in ${file}, `)).find(Boolean);
}

/** What was found of each formula: the same ones are asked for again after every edit in dev. */
const formulas = new Map<string, Finding | undefined>();

/** Why a formula cannot be set, on a line of its own with `display`: some commands stand only there. */
function mathFinding(tex: string, display: boolean, where = ''): Finding | undefined {
  const key = `${display} ${tex}`;
  if (!formulas.has(key)) formulas.set(key, malformed(tex, display));
  const found = formulas.get(key);
  return found && { ...found, message: where + found.message };
}

function malformed(tex: string, display: boolean): Finding | undefined {
  try {
    mathml(tex, display, []);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const fix = /is malformed:/.test(message)
      ? 'Correct the TeX; KaTeX says which commands there are.'
      : 'Write it in the plain commands of TeX, or as several formulas.';
    return { message, fix };
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
  const around: Around = {
    own: /^content\/terms\/(.+)\.mdx$/.exec(file)?.[1],
    headings: headingsOf(tree),
    isDefinition: field !== undefined,
  };
  const alone = aloneIn(tree);
  walk(tree, (node) => {
    const place = field ? { line: field.line, field: field.name } : { line: lineOfNode(node, bodyLine) };
    const findings = [
      /^(link|linkReference|definition|image|imageReference)$/.test(node.type)
        ? linkFinding(node, content, around)
        : undefined,
      programFinding(node),
      node.type.startsWith('mdxJsx') ? componentFinding(node, content) : undefined,
      /^(math|inlineMath)$/.test(node.type)
        ? (mathFinding(node.value ?? '', node.type === 'math' || alone.has(node)) ??
          arithmeticFinding(node.value ?? ''))
        : undefined,
    ];
    for (const finding of findings) if (finding) problems.push({ file, ...place, ...finding });
  });
  return problems;
}
