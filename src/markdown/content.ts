/** Reads content/ from disk: every term, source and list with its line numbers, and what could not be read as problems. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { parseDocument, LineCounter } from 'yaml';
import type { z } from 'zod';
import { categoriesSchema, symbolsSchema, type Category, type SymbolEntry } from '../schema/lists.ts';
import { sourceSchema, type SourceFields } from '../schema/source.ts';
import { plannedTerm, termSchema, writtenTerm, type TermFields } from '../schema/term.ts';
import { nearest, type Problem } from './problem.ts';

/** A term as its file says it: checked fields, the body as a tree, and where each field stands. */
export interface TermFile { id: string; file: string; fields: TermFields; body: string; tree: Root; bodyLine: number; lineOf(field: string): number | undefined }
export interface SourceFile { id: string; file: string; fields: SourceFields }

/** All content, and the ids of code that content may name. */
export interface Content {
  terms: TermFile[];
  sources: SourceFile[];
  categories: Category[];
  symbols: SymbolEntry[];
  /** File names in src/demos, src/claims and src/cells. */
  code: { demos: string[]; claims: string[]; cells: string[] };
  problems: Problem[];
}

/** A YAML text with the line of each top-level field. */
function readYaml(text: string, firstLine: number): { value: unknown; lineOf(field: string): number | undefined; problem?: { message: string; line: number } } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const at = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const lineOf = (field: string) => {
    const pair = (document.contents as { items?: { key?: { value?: unknown; range?: number[] } }[] } | null)?.items?.find(({ key }) => key?.value === field);
    return pair?.key?.range ? at(pair.key.range[0]!) : undefined;
  };
  const error = document.errors[0];
  if (error) return { value: undefined, lineOf, problem: { message: error.message.split('\n')[0]!, line: at(error.pos[0]) } };
  return { value: document.toJS(), lineOf };
}

/** One problem a malformed field, with the nearest field name where the name is unknown. */
function fieldProblems(error: z.ZodError, file: string, known: string[], lineOf: (field: string) => number | undefined, value: unknown): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    const field = String(issue.path[0] ?? '');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        file, line: lineOf(key), field: key, message: 'there is no such field',
        fix: `Remove it, or write ${nearest(key, known).map((name) => `"${name}"`).join(' or ')}. Fields: ${known.join(', ')}.`,
      }));
    }
    const given = issue.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], value);
    const missing = given === undefined;
    const options = 'values' in issue ? ` One of: ${(issue.values as unknown[]).join(', ')}.` : 'options' in issue ? ` One of: ${(issue.options as unknown[]).join(', ')}.` : '';
    return [{
      file, line: lineOf(field), field: issue.path.join('.'),
      message: missing ? 'is missing' : `cannot be ${JSON.stringify(given)}: ${issue.message}`,
      fix: missing ? `Add "${issue.path.join('.')}:" with a value.${options}` : `Correct the value.${options}`,
    }];
  });
}

const filesIn = (folder: string, ending: string) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)).sort().map((name) => ({ name, id: name.slice(0, -ending.length) })) : [];
const codeIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).filter((name) => /\.tsx?$/.test(name)).map((name) => name.replace(/\.tsx?$/, '')).sort() : []);

/** A term file taken apart, or the problems that prevent it. */
export function readTerm(id: string, file: string, text: string): TermFile | Problem[] {
  const parts = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(text);
  if (!parts) return [{ file, line: 1, message: 'has no front matter', fix: 'Begin the file with --- and the fields, then --- again; `npm run new term` shows the form.' }];
  const [, head, body] = parts as unknown as [string, string, string];
  const { value, lineOf, problem } = readYaml(head, 2);
  if (problem) return [{ file, line: problem.line, message: `the front matter is not YAML: ${problem.message}`, fix: 'Put quotes around values that contain a colon, a hash or a bracket.' }];
  const parsed = termSchema.safeParse(value);
  const bodyLine = text.slice(0, text.length - body.length).split('\n').length;
  if (!parsed.success) {
    const known = Object.keys((value as { status?: string })?.status === 'planned' ? plannedTerm.shape : writtenTerm.shape);
    return fieldProblems(parsed.error, file, known, lineOf, value);
  }
  try {
    return { id, file, fields: parsed.data, body, bodyLine, lineOf, tree: mdxToMdast(body, { features: { math: true } }) as Root };
  } catch (error) {
    const [, line, message] = /^(\d+):\d+: ([\s\S]*?)(?: \(mdx[^)]*\))?$/.exec((error as Error).message) ?? [, '1', (error as Error).message];
    return [{ file, line: Number(line) + bodyLine - 1, message: `cannot be read as text: ${message}`, fix: 'Term files are Markdown. Put code in backticks; write \\{ and \\< for a literal brace or angle bracket.' }];
  }
}

/** Everything under `root`/content. Reads all it can; what it cannot read is in `problems`. */
export function loadContent(root: string = process.cwd()): Content {
  const problems: Problem[] = [];
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const terms = filesIn(join(root, 'content/terms'), '.mdx').flatMap(({ name, id }) => {
    const term = readTerm(id, `content/terms/${name}`, read(`content/terms/${name}`));
    if (!Array.isArray(term)) return [term];
    problems.push(...term);
    return [];
  });
  const list = <T>(file: string, schema: z.ZodType<T>): T | undefined => {
    const { value, lineOf, problem } = existsSync(join(root, file)) ? readYaml(read(file), 1) : { value: [], lineOf: () => undefined, problem: undefined };
    if (problem) problems.push({ file, line: problem.line, message: `is not YAML: ${problem.message}`, fix: 'Put quotes around values that contain a colon, a hash or a bracket.' });
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const known = 'shape' in schema ? Object.keys((schema as unknown as { shape: object }).shape) : [];
    if (!problem) problems.push(...fieldProblems(parsed.error, file, known, lineOf, value));
    return undefined;
  };
  const sources = filesIn(join(root, 'content/sources'), '.yaml').flatMap(({ name, id }) => {
    const fields = list(`content/sources/${name}`, sourceSchema);
    return fields ? [{ id, file: `content/sources/${name}`, fields }] : [];
  });
  const categories = list('content/categories.yaml', categoriesSchema) ?? [];
  const symbols = list('content/symbols.yaml', symbolsSchema) ?? [];
  const code = { demos: codeIn(join(root, 'src/demos')), claims: codeIn(join(root, 'src/claims')), cells: codeIn(join(root, 'src/cells')) };
  return { terms, sources, categories, symbols, code, problems };
}
