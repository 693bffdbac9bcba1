/** Reads content/: every term, page, source and list with its line numbers, and what could not be read as problems. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownToMdast, mdxToMdast } from 'satteri';
import type { z } from 'zod';
import { type Category, categoriesSchema, type SymbolEntry, symbolsSchema } from '../schema/lists.ts';
import { type SourceFields, sourceId, sourceSchema } from '../schema/source.ts';
import { plannedTerm, type TermFields, id as termId, termOfNoStatus, termSchema, writtenTerm } from '../schema/term.ts';
import { testedSchema } from '../schema/tested.ts';
import { fieldProblems, type LineOf, readYaml } from './fields.ts';
import { type ModelFile, readModel } from './models.ts';
import { type PathFile, readPath } from './paths.ts';
import type { Problem } from './problem.ts';
import { readSense, type SenseFile } from './senses.ts';
import type { TreeNode } from './walk.ts';

/** A file of Markdown: its tree, and the line of the file on which the tree's first line stands. */
export interface PageFile {
  file: string;
  tree: TreeNode;
  bodyLine: number;
}
/** A term as its file says it: checked fields, where each stands, and the definition as a tree if there is one. */
export interface TermFile extends PageFile {
  id: string;
  fields: TermFields;
  lineOf: LineOf;
  definition?: TreeNode;
}
export interface SourceFile {
  id: string;
  file: string;
  fields: SourceFields;
}
/** What a text may name by id. */
export type Kind = 'term' | 'source' | 'demo' | 'claim' | 'cell' | 'page';

/** All content, and the ids of everything it may name. */
export interface Content {
  terms: TermFile[];
  /** Pages about the glossary itself, and the sentences it has tested. */
  pages: PageFile[];
  /** Words with several meanings. */
  senses: SenseFile[];
  /** Published models and what they keep. */
  models: ModelFile[];
  /** Learning paths. */
  paths: PathFile[];
  sources: SourceFile[];
  categories: Category[];
  symbols: SymbolEntry[];
  /** Ids by file name, those of unreadable files included: they are broken, not unknown. */
  ids: Record<Kind, string[]>;
  /** The text of each cell's file, for its equations. */
  cells: Record<string, string>;
  problems: Problem[];
}

/** Where the files of each kind lie, and how their names end. */
const PLACES: Record<Kind, { folder: string; ending: RegExp }> = {
  term: { folder: 'content/terms', ending: /\.mdx$/ },
  source: { folder: 'content/sources', ending: /\.yaml$/ },
  demo: { folder: 'src/demos', ending: /\.tsx?$/ },
  claim: { folder: 'src/claims', ending: /\.tsx?$/ },
  cell: { folder: 'src/cells', ending: /\.ts$/ },
  page: { folder: 'src/pages', ending: /\.astro$/ },
};

/** A term file taken apart, or the problems that prevent it. */
function readTerm(id: string, file: string, text: string): TermFile | Problem[] {
  const page = readPage(file, text);
  if (Array.isArray(page)) return page;
  const { head, ...rest } = page;
  const { value = {}, lineOf, problem } = readYaml(head, 2, file);
  if (problem) return [problem];
  const status = (value as TermFields | null)?.status;
  const schema = status === 'planned' ? plannedTerm : status === 'written' ? writtenTerm : termOfNoStatus;
  const parsed = schema.safeParse(value ?? {});
  if (!parsed.success) {
    return fieldProblems(parsed.error, file, Object.keys(schema.shape), lineOf, value).map((found) =>
      status === 'planned' && found.field! in writtenTerm.shape && !(found.field! in plannedTerm.shape)
        ? {
            ...found,
            message: 'a planned term has no such field',
            fix: 'Remove it, or set "status: written" and write the page.',
          }
        : found,
    );
  }
  const fields = termSchema.parse(value);
  const definition = fields.status === 'written' ? parseInline(fields.definition) : undefined;
  return { id, fields, lineOf, ...rest, ...(definition ? { definition } : {}) };
}

/** A tested sentence: its page, if its fields are in order. */
function readTested(file: string, text: string): PageFile | Problem[] {
  const page = readPage(file, text);
  if (Array.isArray(page)) return page;
  const { value = {}, lineOf, problem } = readYaml(page.head, 2, file);
  if (problem) return [problem];
  const parsed = testedSchema.safeParse(value ?? {});
  return parsed.success ? page : fieldProblems(parsed.error, file, Object.keys(testedSchema.shape), lineOf, value);
}

/** The Markdown of a front matter field, as a tree. */
const parseInline = (markdown: string): TreeNode =>
  markdownToMdast(markdown.trim(), { features: { math: true } }) as TreeNode;

/** The front matter as text and the body as a tree, or the problems that prevent it. */
function readPage(file: string, text: string): (PageFile & { head: string }) | Problem[] {
  const parts = /^---\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(text);
  if (!parts) {
    return [
      {
        file,
        line: 1,
        message: 'has no front matter',
        fix: 'Begin the file with ---, then the fields, then --- again.',
      },
    ];
  }
  const [, head = '', body = ''] = parts;
  const bodyLine = text.slice(0, text.length - body.length).split('\n').length;
  try {
    return { file, head, bodyLine, tree: mdxToMdast(body, { features: { math: true } }) as TreeNode };
  } catch (error) {
    const told = (error as Error).message;
    const [, line = '1', message = told] = /^(\d+):\d+: ([\s\S]*?)(?: \((?:note|mdx)[^)]*\))*$/.exec(told) ?? [];
    return [
      {
        file,
        line: Number(line) + bodyLine - 1,
        message: `cannot be read as text: ${message}`,
        fix: 'Term files are Markdown. Put code in backticks; write \\{ and \\< for a literal brace or angle bracket.',
      },
    ];
  }
}

/** Content from texts by path (`content/terms/lstm.mdx`). Reads all it can; what it cannot read is in `problems`. */
export function readContent(texts: Record<string, string>): Content {
  const problems: Problem[] = [];
  const filesOf = (kind: Kind) =>
    Object.keys(texts)
      .filter((file) => file.startsWith(`${PLACES[kind].folder}/`) && PLACES[kind].ending.test(file))
      .sort()
      .map((file) => ({ file, id: file.slice(PLACES[kind].folder.length + 1).replace(PLACES[kind].ending, '') }));
  const idsOf = (kind: Kind) => filesOf(kind).map(({ id }) => id);
  const keep = <T extends object>(read: T | Problem[]): T[] => {
    if (!Array.isArray(read)) return [read];
    problems.push(...read);
    return [];
  };
  const record = <T>(file: string, schema: z.ZodType<T>, text = texts[file] ?? ''): T | undefined => {
    const { value, lineOf, problem } = readYaml(text, 1, file);
    const parsed = problem ? undefined : schema.safeParse(value ?? (schema === (sourceSchema as unknown) ? {} : []));
    if (problem) problems.push(problem);
    if (parsed?.error)
      problems.push(
        ...fieldProblems(parsed.error, file, Object.keys((schema as { shape?: object }).shape ?? {}), lineOf, value),
      );
    return parsed?.data;
  };

  for (const [kind, schema] of [
    ['term', termId],
    ['source', sourceId],
    ['demo', termId],
    ['claim', termId],
  ] as const) {
    for (const { file, id } of filesOf(kind)) {
      const issue = schema.safeParse(id).error?.issues[0];
      if (issue) problems.push({ file, message: `"${id}" cannot be an id: ${issue.message}`, fix: 'Rename the file.' });
    }
  }
  return {
    terms: filesOf('term').flatMap(({ file, id }) => keep(readTerm(id, file, texts[file]!))),
    pages: Object.keys(texts)
      .filter((file) => /^content\/(about|tested)\/.*\.mdx$/.test(file))
      .sort()
      .flatMap((file) =>
        keep(file.startsWith('content/tested/') ? readTested(file, texts[file]!) : readPage(file, texts[file]!)),
      ),
    senses: Object.keys(texts)
      .filter((file) => /^content\/senses\/.*\.yaml$/.test(file))
      .sort()
      .flatMap((file) => keep(readSense(file.replace(/^content\/senses\/|\.yaml$/g, ''), file, texts[file]!))),
    models: Object.keys(texts)
      .filter((file) => /^content\/models\/.*\.json$/.test(file))
      .sort()
      .flatMap((file) => keep(readModel(file.replace(/^content\/models\/|\.json$/g, ''), file, texts[file]!))),
    paths: Object.keys(texts)
      .filter((file) => /^content\/paths\/.*\.yaml$/.test(file))
      .sort()
      .flatMap((file) => {
        const id = file.replace(/^content\/paths\/|\.yaml$/g, '');
        const issue = termId.safeParse(id).error?.issues[0];
        if (issue)
          problems.push({ file, message: `"${id}" cannot be an id: ${issue.message}`, fix: 'Rename the file.' });
        return keep(readPath(id, file, texts[file]!));
      }),
    sources: filesOf('source').flatMap(({ file, id }) => {
      const fields = record(file, sourceSchema);
      return fields ? [{ id, file, fields }] : [];
    }),
    categories: record('content/categories.yaml', categoriesSchema) ?? [],
    symbols: record('content/symbols.yaml', symbolsSchema) ?? [],
    ids: {
      term: idsOf('term'),
      source: idsOf('source'),
      demo: idsOf('demo'),
      claim: idsOf('claim'),
      cell: idsOf('cell'),
      page: idsOf('page'),
    },
    cells: Object.fromEntries(filesOf('cell').map(({ file, id }) => [id, texts[file]!])),
    problems,
  };
}

/** The texts of the project in the folder `root` that content is made of, by path. */
export function readTexts(root: string = process.cwd()): Record<string, string> {
  const folders = [
    'content',
    'content/about',
    'content/tested',
    'content/models',
    'content/paths',
    'content/senses',
    ...Object.values(PLACES).map(({ folder }) => folder),
  ];
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => `${folder}/${name}`),
    );
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

/** The content of the project in the folder `root`. */
export const loadContent = (root?: string): Content => readContent(readTexts(root));
