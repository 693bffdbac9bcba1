/** Reads one file of content: its fields, checked and each with its line, and its text as a tree; or what prevents it. Pure. */
import { markdownToMdast } from 'satteri';
import type { z } from 'zod';
import { plannedTerm, type TermFields, termOfNoStatus, writtenTerm } from '../schema/term.ts';
import { fieldProblems, type LineOf, readYaml } from './fields.ts';
import { parseText } from './parse-text.ts';
import type { Problem } from './problem.ts';
import type { TreeNode } from './walk.ts';

/** A file whose fields are in order. */
export interface RecordFile<Fields> {
  id: string;
  file: string;
  fields: Fields;
  lineOf: LineOf;
}
/** A file of Markdown: its tree, and the line of the file on which the tree's first line stands. */
export interface PageFile {
  file: string;
  tree: TreeNode;
  bodyLine: number;
}
/** A term as its file says it: checked fields, where each stands, and the definition as a tree if there is one. */
export interface TermFile extends PageFile, RecordFile<TermFields> {
  definition?: TreeNode;
}

/** A schema that knows the names of its fields. */
type Schema<Fields> = z.ZodType<Fields> & { shape: Record<string, unknown> };

/** A YAML text as fields, with lines counted from `firstLine`. */
function readFields<Fields>(file: string, text: string, schema: Schema<Fields>, firstLine = 1) {
  const { value, lineOf, problem } = readYaml(text, firstLine, file);
  if (problem) return [problem];
  const parsed = schema.safeParse(value ?? {});
  return parsed.success
    ? { fields: parsed.data, lineOf }
    : fieldProblems(parsed.error, file, Object.keys(schema.shape), lineOf, value ?? {});
}

/** Where JSON stops being JSON. The fields are read as YAML, for their lines, which allows more than the site's reader does. */
function jsonProblem(file: string, text: string): Problem | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    return {
      file,
      line: text.slice(0, at).trimEnd().split('\n').length,
      message: 'is not JSON',
      fix: 'Look at this line and the one before it: JSON has quotes around names and texts, a comma between two entries and none after the last, and no comments.',
    };
  }
}

/** A file that is all fields: YAML, or JSON where the name ends so. */
export function readRecord<Fields>(
  id: string,
  file: string,
  text: string,
  schema: Schema<Fields>,
): RecordFile<Fields> | Problem[] {
  const malformed = file.endsWith('.json') ? jsonProblem(file, text) : undefined;
  if (malformed) return [malformed];
  const read = readFields(file, text, schema);
  return Array.isArray(read) ? read : { id, file, ...read };
}

/** The entries of a file that is one list. */
export function readList<Entry>(file: string, text: string | undefined, schema: z.ZodType<Entry[]>): Entry[] | Problem {
  if (text === undefined) return { file, message: 'is missing', fix: 'Every site has this list; restore the file.' };
  const { value, lineOf, problem } = readYaml(text, 1, file);
  if (problem) return problem;
  if (!Array.isArray(value) || value.length === 0) {
    return {
      file,
      line: 1,
      message: 'is not a list with entries',
      fix: 'Write each entry on its own line, after "- ".',
    };
  }
  const parsed = schema.safeParse(value);
  const [first] = parsed.success ? [] : fieldProblems(parsed.error, file, [], lineOf, value);
  return first ?? parsed.data ?? [];
}

/** What is wrong with a page, and its text if that can be read: wrong fields hide nothing that is wrong below them. */
export interface Unread {
  problems: Problem[];
  page?: PageFile;
}

/** A page of fields and text. */
export function readPage<Fields>(
  id: string,
  file: string,
  text: string,
  schema: Schema<Fields>,
): (RecordFile<Fields> & PageFile) | Unread {
  const parts = partsOf(file, text);
  if (Array.isArray(parts)) return { problems: parts };
  const read = readFields(file, parts.head, schema, 2);
  const page = parseText(file, parts.body, parts.bodyLine);
  if (Array.isArray(page)) return { problems: Array.isArray(read) ? [...read, ...page] : page };
  return Array.isArray(read) ? { problems: read, page } : { id, ...read, ...page };
}

/** A term file. */
export function readTerm(id: string, file: string, text: string): TermFile | Unread {
  const status = /^status:\s*["']?(planned|written)\b/m.exec(cut(text)?.head ?? '')?.[1];
  const schema = status === 'planned' ? plannedTerm : status === 'written' ? writtenTerm : termOfNoStatus;
  const read = readPage(id, file, text, schema as Schema<TermFields>);
  if ('problems' in read)
    return { ...read, problems: read.problems.map((found) => (status === 'planned' ? unplanned(found) : found)) };
  const definition = read.fields.status === 'written' ? parseInline(read.fields.definition) : undefined;
  return { ...read, ...(definition ? { definition } : {}) };
}

/** A field that only written terms have is not unknown: the term is not written yet. */
const unplanned = (found: Problem): Problem =>
  found.field && found.field in writtenTerm.shape && !(found.field in plannedTerm.shape)
    ? {
        ...found,
        message: 'a planned term has no such field',
        fix: 'Remove it, or set "status: written" and write the page.',
      }
    : found;

/** The Markdown of a front matter field, as a tree. */
export const parseInline = (markdown: string): TreeNode =>
  markdownToMdast(markdown.trim(), { features: { math: true } }) as TreeNode;

/** A page's front matter and text, and the line on which the text begins. */
interface Parts {
  head: string;
  body: string;
  bodyLine: number;
}
function cut(text: string): Parts | undefined {
  const parts = /^---\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(text);
  if (!parts) return undefined;
  const [, head = '', body = ''] = parts;
  return { head, body, bodyLine: text.slice(0, text.length - body.length).split('\n').length };
}
const partsOf = (file: string, text: string): Parts | Problem[] =>
  cut(text) ?? [
    {
      file,
      line: 1,
      message: 'has no front matter',
      fix: 'Begin the file with ---, then the fields, then --- again.',
    },
  ];

/** The text of a page without its fields, every line where it was: what is compiled, so that its errors name true lines. */
export function bodyOf(text: string): string {
  const { body, bodyLine } = cut(text) ?? { body: text, bodyLine: 1 };
  return '\n'.repeat(bodyLine - 1) + body;
}
