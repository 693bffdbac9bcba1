/** Goes through what the site says in its own words, so that each check of words says only which words it looks for. Pure. */
import type { Content, PageFile } from './content.ts';
import type { Problem } from './problem.ts';
import { lineOfNode, type TreeNode, walk } from './walk.ts';
import type { LineOf } from './yaml.ts';

/** A word that is found at a place of a text, what is wrong with it, and what to write. */
interface Finding {
  at: number;
  message: string;
  fix: string;
}
type Find = (text: string) => Finding[];

/** The text with spaces for what stands in quotes: others chose those words. */
export const withoutQuotes = (text: string): string =>
  text.replace(/“[^”]*”|"[^"\n]*"|‘[^’]*’/g, (quoted) => ' '.repeat(quoted.length));

/** The running text of a page; code is a program's, and the words of a citation may be a title's. */
function ofPage(
  { file, tree, bodyLine }: PageFile,
  findings: Find,
  field?: { name: string; line?: number },
): Problem[] {
  const problems: Problem[] = [];
  walk(tree, (node: TreeNode) => {
    if (node.type === 'link' && node.url?.startsWith('cite:')) return false;
    if (node.type !== 'text') return undefined;
    for (const { at, ...finding } of findings(node.value ?? '')) {
      const line = lineOfNode(node, bodyLine) + (node.value ?? '').slice(0, at).split('\n').length - 1;
      problems.push({ file, ...(field ? { field: field.name, line: field.line } : { line }), ...finding });
    }
    return undefined;
  });
  return problems;
}

/** What is found in the site's own words: pages, definitions, tested sentences, paths, words with several meanings. */
export function inOwnWords(content: Content, findings: Find): Problem[] {
  const ofField = (file: string, lineOf: LineOf, path: PropertyKey[], text: string): Problem[] =>
    findings(text).map(({ at: _, ...finding }) => ({ file, line: lineOf(...path), field: path.join('.'), ...finding }));
  return [
    ...[...content.terms, ...content.pages, ...content.drafts].flatMap((page) => ofPage(page, findings)),
    ...content.terms.flatMap(({ file, definition, bodyLine, lineOf, fields }) => [
      ...ofField(file, lineOf, ['title'], fields.title),
      ...(definition
        ? ofPage({ file, tree: definition, bodyLine }, findings, { name: 'definition', line: lineOf('definition') })
        : []),
    ]),
    ...content.about.flatMap(({ file, lineOf, fields }) =>
      (['title', 'description'] as const).flatMap((name) => ofField(file, lineOf, [name], fields[name])),
    ),
    ...content.tested.flatMap(({ file, lineOf, fields }) => ofField(file, lineOf, ['sentence'], fields.sentence)),
    ...content.paths.flatMap(({ file, lineOf, fields }) => [
      ...ofField(file, lineOf, ['title'], fields.title),
      ...ofField(file, lineOf, ['whom'], fields.whom),
      ...fields.steps.flatMap(({ why }, k) => ofField(file, lineOf, ['steps', k, 'why'], why)),
    ]),
    ...content.senses.flatMap(({ file, lineOf, fields }) => [
      ...ofField(file, lineOf, ['introduction'], fields.introduction),
      ...fields.senses.flatMap(({ means }, k) => ofField(file, lineOf, ['senses', k, 'means'], means)),
    ]),
  ];
}
