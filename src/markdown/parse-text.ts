/** Reads Markdown as a tree, or says in ordinary words, with the line, why it cannot be read. Pure; fast for any text. */
import { mdxToMdast } from 'satteri';
import type { Problem } from './problem.ts';
import type { PageFile } from './read.ts';
import type { TreeNode } from './walk.ts';

/** A longer line is no line of a text; a parser of Markdown may take time that grows with its square. */
const LONGEST_LINE = 2000;

/** Lists in lists and quotes in quotes; each level is two nodes. What is deeper was not meant, and would exhaust the stack. */
const DEEPEST = 30;

/** What the parser complains of, and what it means to someone who writes text. */
const ERRORS: { pattern: RegExp; message: (found: RegExpExecArray) => string; fix: string }[] = [
  {
    pattern: /before name, expected a character that can start a name/,
    message: () => '"<!" begins no comment here',
    fix: 'Remove it; a text has no hidden parts.',
  },
  {
    pattern: /in expression|parse expression/,
    message: () => 'a brace "{" opens a program here',
    fix: 'Write \\{ for a literal brace, $…$ for math, or put code in backticks.',
  },
  {
    pattern: /closing tag for `<([^>`]*)>`|the closing tag `<\/([^>`]*)>`/,
    message: ([, opened, closed]) => `<${opened ?? closed}> opens and is never closed`,
    fix: 'Close a component where it stands: <Demo id="…" />; write \\< for a literal angle bracket.',
  },
  {
    pattern: /closing tag `<\/([^>`]*)>`/,
    message: ([, name]) => `</${name}> closes what was never opened`,
    fix: 'Remove it; write \\< for a literal angle bracket.',
  },
  {
    pattern: /after `<`/,
    message: () => 'a "<" begins no component here',
    fix: 'Write \\< for a literal angle bracket, [words](https://…) for an address, <Demo id="…" /> for a component.',
  },
];

/** The first node too far down, found without going down: a loop has no stack to exhaust. */
function tooDeep(tree: TreeNode): TreeNode | undefined {
  let level = [tree];
  for (let depth = 0; level.length; depth++) {
    if (depth > DEEPEST) return level[0];
    level = level.flatMap(({ children = [] }) => children);
  }
  return undefined;
}

/** The text below the front matter, whose first line is line `bodyLine` of the file. */
export function parseText(file: string, body: string, bodyLine: number): PageFile | Problem[] {
  const broken = (line: number, message: string, fix: string): Problem[] => [
    { file, line: line + bodyLine - 1, message, fix },
  ];
  const lines = body.split('\n');
  const long = lines.findIndex(({ length }) => length > LONGEST_LINE);
  if (long >= 0) {
    const message = `the line has ${lines[long]?.length} characters; at most ${LONGEST_LINE} are read`;
    return broken(long + 1, message, 'Break it: a line end inside a paragraph is a space.');
  }
  try {
    const tree = mdxToMdast(body, { features: { math: true } }) as TreeNode;
    const deep = tooDeep(tree);
    if (!deep) return { file, bodyLine, tree };
    const fix = 'Write paragraphs; lists and quotes go a few levels deep, not more.';
    return broken(deep.position?.start.line ?? 1, 'lists, quotes or emphasis are nested too deep', fix);
  } catch (error) {
    const [, line = '1', told = ''] = /^(\d+):\d+: ([\s\S]*)$/.exec((error as Error).message) ?? [];
    for (const { pattern, message, fix } of ERRORS) {
      const found = pattern.exec(told);
      if (found) return broken(Number(line), message(found), fix);
    }
    return broken(
      Number(line),
      'cannot be read as Markdown',
      'Put code in backticks; write \\{ and \\< for a literal brace or angle bracket.',
    );
  }
}
