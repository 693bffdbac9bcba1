/** Reads a YAML text with the line of every field. Whatever cannot be read is one problem in ordinary words. Pure. */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { type Problem, shown } from './problem.ts';

/** The line of a field, or of an entry in it: `lineOf('prerequisites', 1)`. Undefined where the field is absent. */
export type LineOf = (...path: PropertyKey[]) => number | undefined;

/** What is wrong and what to do about it, still without a place. */
type Finding = Pick<Problem, 'message' | 'fix'>;

/** No field of any file is a list in a list in a list in a list. What is deeper would exhaust the parser's stack. */
const DEEPEST = 10;

const QUOTE = 'Put quotes around the whole value.';

/** What each error of the parser means to someone who edits the file. `line` is the text of the line it stands on. */
const ERRORS: Partial<Record<YAMLError['code'], (line: string) => Finding>> = {
  BAD_ALIAS: (line) => reference(line),
  ALIAS_PROPS: (line) => reference(line),
  BAD_DQ_ESCAPE: () => ({
    message: 'has a backslash inside double quotes, where YAML gives it a meaning',
    fix: 'Use single quotes.',
  }),
  BAD_INDENT: () => ({
    message: 'is not indented like the lines around it',
    fix: 'Indent the fields of one group by the same number of spaces; put quotes around a value that goes over several lines.',
  }),
  BAD_SCALAR_START: (line) => ({ message: `a value cannot begin as in ${shown(line.trim())}`, fix: QUOTE }),
  BLOCK_AS_IMPLICIT_KEY: colon,
  BLOCK_IN_FLOW: () => ({
    message: 'mixes brackets with lines that begin with a hyphen',
    fix: 'Write a list either as [one, two], or with one hyphen a line.',
  }),
  KEY_OVER_1024_CHARS: () => ({
    message: 'has a field whose name is longer than 1,024 characters',
    fix: 'Write a name of a field, a colon and its value.',
  }),
  MISSING_CHAR: () => ({
    message: 'a quote, a bracket or a comma is missing here or on the lines before',
    fix: 'Close every quote and every bracket; put quotes around a value that contains one.',
  }),
  MULTILINE_IMPLICIT_KEY: colon,
  MULTIPLE_DOCS: () => ({
    message: 'three hyphens end the fields here, and more text follows',
    fix: 'Remove the line of hyphens.',
  }),
  TAB_AS_INDENT: () => ({ message: 'is indented with a tab', fix: 'Indent with spaces.' }),
};

/** What is said of a line of which the parser only knows that it is wrong. */
const UNCLEAR: Finding = {
  message: 'is not a name of a field, a colon and a value',
  fix: 'Indent as in the neighboring files; put quotes around values with a colon, a hash, a quote or a bracket.',
};

function colon(line: string): Finding {
  const [, name, value] = /^\s*(?:- )?([\w-]+):\s+(.+:\s.*)$/.exec(line) ?? [];
  const fix = name && value ? `Put quotes around it: ${name}: "${shortened(value)}".` : QUOTE;
  return { message: 'has a colon in a value without quotes', fix };
}

function reference(line: string): Finding {
  const [, value = '*'] = /(?:^|[\s[{,])([*&][^\n]*)$/.exec(line) ?? [];
  return {
    message: `a value begins with "${value[0]}", which YAML reads as a reference to another value`,
    fix: value.length > 1 ? `Put quotes around it: "${shortened(value)}".` : QUOTE,
  };
}

const shortened = (text: string) => {
  const bare = text.trim().replace(/\s+/g, ' ').replaceAll('"', "'");
  return bare.length > 60 ? `${bare.slice(0, 59)}…` : bare;
};

/** The line, from 0, on which brackets or hyphens are nested more deeply than any file needs; undefined where none are. */
function tooDeep(text: string): number | undefined {
  let [brackets, indicators, line] = [0, 0, 0];
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') brackets++;
    else if (token === ']' || token === '}') brackets = Math.max(0, brackets - 1);
    else if (token === '-' || token === '?' || token === ':') indicators++;
    if (brackets > DEEPEST || indicators > DEEPEST * 4) return line;
    if (!token.includes('\n')) continue;
    line += token.split('\n').length - 1;
    indicators = 0;
  }
  return undefined;
}

/** The first reference, anchor or type of a text. Its fields have none: a star or an exclamation mark was meant literally. */
function notText(tree: Document): number | undefined {
  let at: number | undefined;
  visit(tree, (_, node) => {
    const marked = isAlias(node) || ((isScalar(node) || isMap(node) || isSeq(node)) && (node.anchor || node.tag));
    if (!marked) return;
    at = (node as Node).range?.[0] ?? 0;
    return visit.BREAK;
  });
  return at;
}

/** Where the last quoted text before an error begins: a quote that was never closed is told where it was opened. */
function openedAt(tree: Document.Parsed, at: number): number {
  let start = at;
  visit(tree, {
    Scalar(_, { type, range }) {
      if (/^QUOTE/.test(type ?? '') && range && range[0] < at) start = range[0];
    },
  });
  return start;
}

/** The name of a field that stands twice, where that is the error. */
const twice = (tree: Document.Parsed, at: number): string | undefined => {
  let name: string | undefined;
  visit(tree, {
    Pair(_, { key }) {
      if (isScalar(key) && key.range?.[0] === at) name = String(key.value);
    },
  });
  return name;
};

/** A YAML text as a value, with lines counted from `firstLine`; `problem` where it is not YAML. */
export function readYaml(
  text: string,
  firstLine: number,
  file: string,
): { value: unknown; lineOf: LineOf; problem?: Problem } {
  const lines = text.split('\n');
  const broken = (line: number, finding: Finding) => ({
    value: undefined,
    lineOf: () => undefined,
    problem: { file, line: line + firstLine, ...finding },
  });
  const deep = tooDeep(text);
  if (deep !== undefined) {
    return broken(deep, {
      message: `is nested more than ${DEEPEST} levels deep`,
      fix: 'Write the fields as in the neighboring files; put quotes around a text with brackets.',
    });
  }
  const counter = new LineCounter();
  const tree = parseDocument(text, { lineCounter: counter });
  const rowAt = (offset: number) => Math.max(0, Math.min(counter.linePos(offset).line, lines.length) - 1);
  const error = tree.errors[0];
  if (error) {
    const unclosed = /closing .quote/.test(error.message);
    const row = rowAt(unclosed ? openedAt(tree, error.pos[0]) : error.pos[0]);
    if (unclosed)
      return broken(row, {
        message: 'opens a quote and never closes it',
        fix: 'Close it, or put the other kind of quotes around a text that contains one.',
      });
    const name = error.code === 'DUPLICATE_KEY' ? twice(tree, error.pos[0]) : undefined;
    if (name !== undefined)
      return broken(row, { message: `the field ${shown(name)} stands twice`, fix: 'Keep one of the two.' });
    // A bracket that is never closed is told as a matter of indentation.
    const code = /\bend with a\b/.test(error.message) ? 'MISSING_CHAR' : error.code;
    return broken(row, ERRORS[code]?.(lines[row] ?? '') ?? UNCLEAR);
  }
  const marked = notText(tree);
  if (marked !== undefined) {
    const row = rowAt(marked);
    const line = lines[row] ?? '';
    return broken(
      row,
      /[*&]\S/.test(line)
        ? reference(line)
        : { message: 'a value begins with "!", which YAML reads as a type', fix: QUOTE },
    );
  }
  const lineOf: LineOf = (...path) => {
    let node: Node | null | undefined = tree.contents;
    let line: number | undefined;
    for (const key of path) {
      const pair: Pair | undefined = isMap(node)
        ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
        : undefined;
      const entry: Node | undefined = isSeq(node) ? (node.items[Number(key)] as Node | undefined) : undefined;
      const at = (pair?.key as Node | undefined)?.range ?? entry?.range;
      if (!at) break;
      line = rowAt(at[0]) + firstLine;
      node = entry ?? (pair?.value as Node | null | undefined);
    }
    return line;
  };
  return { value: tree.toJS(), lineOf };
}
