/** Finds Python code on pages that Python itself cannot read. Nothing is run: the code is only parsed. */
import { spawnSync } from 'node:child_process';
import type { Content } from '../markdown/content.ts';
import type { Problem } from '../markdown/problem.ts';
import { lineOfNode, walk } from '../markdown/walk.ts';

/** Reads a list of texts as JSON and prints, for each that is no Python, its number, the line and why. */
const PARSE = `
import ast, json, sys
told = []
for k, code in enumerate(json.load(sys.stdin)):
    try:
        ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        told.append([k, getattr(error, "lineno", None) or 1, getattr(error, "msg", None) or "it cannot be read"])
print(json.dumps(told))
`;

const PYTHON = process.env.PYTHON ?? 'python3';

/** A piece of Python on a page, and the line of the file on which it begins. */
interface Piece {
  file: string;
  line: number;
  code: string;
}

const piecesIn = ({ terms, pages }: Content): Piece[] => {
  const pieces: Piece[] = [];
  for (const { file, tree, bodyLine } of [...terms, ...pages]) {
    walk(tree, (node) => {
      if (node.type === 'code' && /^py(?:thon)?$/.test(node.lang ?? ''))
        pieces.push({ file, line: lineOfNode(node, bodyLine) + 1, code: node.value ?? '' });
    });
  }
  return pieces;
};

/** Whether this machine has a Python to ask. */
export const hasPython = (python: string = PYTHON): boolean => spawnSync(python, ['--version']).status === 0;

/** A problem for each piece that is no Python; undefined where this machine has no Python to ask. */
export function pythonProblems(content: Content, python = PYTHON): Problem[] | undefined {
  const pieces = piecesIn(content);
  const input = JSON.stringify(pieces.map(({ code }) => code));
  const { status, stdout } = spawnSync(python, ['-c', PARSE], { input, encoding: 'utf8', timeout: 20_000 });
  if (status !== 0) return undefined;
  return (JSON.parse(stdout) as [number, number, string][]).flatMap(([k, line, why]) => {
    const piece = pieces[k];
    if (!piece) return [];
    const message = `Python cannot read this code: ${why}`;
    return [
      { file: piece.file, line: piece.line + line - 1, message, fix: 'Correct it, or give the code another language.' },
    ];
  });
}
