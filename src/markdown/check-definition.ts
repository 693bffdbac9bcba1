/** Checks a definition: one paragraph, short, with the term in bold; it stands alone in cards and in search. Pure. */
import type { TermFile } from './content.ts';
import type { Problem } from './problem.ts';
import { plain } from './same-name.ts';
import { type TreeNode, textOf, walk } from './walk.ts';

/** A card shows no more without scrolling. */
const WORDS = 60;

/** Sentences of a definition, not counting dots inside numbers, names and abbreviations. */
export const sentences = (text: string): number => (text.trim().match(/[.!?](?=\s+[A-Z“"(]|\s*$)/g) ?? []).length;

/** Words without the endings of plurals, so that "gated recurrent units" is a name of the gated recurrent unit. */
const stem = (name: string) => plain(name).replace(/(?<=\w{2})s\b/g, '');

/** Every problem of a definition's form; its links and marks are checked like those of any text. */
export function checkDefinition({ file, lineOf, fields }: TermFile, tree: TreeNode): Problem[] {
  const problems: Problem[] = [];
  const add = (message: string, fix: string) =>
    problems.push({ file, line: lineOf('definition'), field: 'definition', message, fix });
  const text = textOf(tree).trim();
  const count = sentences(text);
  if (count > 2) add(`has ${count} sentences`, 'Say it in at most two; the rest belongs under "Why it matters".');
  const words = text.split(/\s+/).length;
  if (words > WORDS) add(`has ${words} words`, `Say it in at most ${WORDS}; the rest belongs under "Why it matters".`);
  if (tree.children?.length !== 1 || tree.children[0]?.type !== 'paragraph')
    add('is not one paragraph', 'Write one or two sentences without headings, lists or empty lines.');
  const bold: string[] = [];
  walk(tree, (node) => void (node.type === 'strong' && bold.push(textOf(node))));
  const names = [fields.title, ...(fields.abbreviation ? [fields.abbreviation] : []), ...fields.aliases].map(stem);
  const named = bold.some((part) => names.some((name) => stem(part).includes(name) || name.includes(stem(part))));
  if (!named) add('does not have the term in bold', `Set it where it is explained: **${fields.title.toLowerCase()}**.`);
  return problems;
}
