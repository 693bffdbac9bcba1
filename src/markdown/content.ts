/** All of content/: the one reading of it that the check, the build and the dev server share. */
import type { z } from 'zod';
import { type AboutFields, aboutSchema } from '../schema/about.ts';
import {
  type Category,
  categoriesSchema,
  type SymbolEntry,
  symbolsSchema,
  type TimelineEntry,
  timelineSchema,
} from '../schema/lists.ts';
import { type SourceFields, sourceSchema } from '../schema/source.ts';
import { type TestedFields, testedSchema } from '../schema/tested.ts';
import { filesOf, LISTS, misplaced, type Place, readProject, type Texts } from './files.ts';
import { type ModelFile, readModel } from './models.ts';
import { type PathFile, readPath } from './paths.ts';
import type { Problem } from './problem.ts';
import {
  type PageFile,
  type RecordFile,
  readList,
  readPage,
  readRecord,
  readTerm,
  type TermFile,
  type Unread,
} from './read.ts';
import { normalized } from './read-text.ts';
import { rememberedTexts } from './remembered.ts';
import { readSense, type SenseFile } from './senses.ts';

export type { PageFile, TermFile } from './read.ts';
export type SourceFile = RecordFile<SourceFields>;
export type AboutFile = RecordFile<AboutFields> & PageFile;
export type TestedFile = RecordFile<TestedFields> & PageFile;

/** A claim as its file's text shows it, without running it: the sources it rests on. */
export interface ClaimFile {
  id: string;
  file: string;
  cites: { id: string; line: number }[];
  /** Whether it rests on a closed formula alone. */
  formula: boolean;
}

/** What a text may name by id. */
export type Kind = 'term' | 'source' | 'demo' | 'claim' | 'model' | 'cell' | 'page';

/** All content, and the ids of everything it may name. */
export interface Content {
  terms: TermFile[];
  /** Pages about the glossary itself. */
  about: AboutFile[];
  /** The sentences it has tested. */
  tested: TestedFile[];
  /** Both. */
  pages: PageFile[];
  /** Pages of any kind whose fields are wrong: their text is checked all the same. */
  drafts: PageFile[];
  /** Words with several meanings. */
  senses: SenseFile[];
  /** Published models and what they keep. */
  models: ModelFile[];
  /** Learning paths. */
  paths: PathFile[];
  sources: SourceFile[];
  claims: ClaimFile[];
  /** Ids of the claims whose domain is searched for counterexamples. */
  searches: string[];
  categories: Category[];
  symbols: SymbolEntry[];
  /** Architectures by year. */
  timeline: TimelineEntry[];
  /** Ids by file name, those of unreadable files included: they are broken, not unknown. */
  ids: Record<Kind, string[]>;
  /** Every text that was read, by path. */
  texts: Texts;
  /** The file and text of each cell, for its equations and its code. */
  cells: Record<string, { file: string; text: string }>;
  problems: Problem[];
}

/** What was read of each file: an edit in dev costs one file, not all. */
const remember = rememberedTexts();

/** The sources a claim names, from its text; a test holds this to what the claim itself says. */
function readClaim(id: string, file: string, text: string): ClaimFile {
  const [before = '', inside = ''] = text.split(/^ {2}cites: \[([^\]]*)\]/m);
  const cites = [...inside.matchAll(/'([^']*)'/g)].map(([, name = ''], k, all) => ({
    id: name,
    line: (before + inside.slice(0, all[k]?.index)).split('\n').length,
  }));
  return { id, file, cites, formula: /^ {2}formula: true,?$/m.test(text) };
}

/** Content from texts by path (`content/terms/lstm.mdx`). Reads all it can; what it cannot read is in `problems`. */
export function readContent(given: Texts, found: Problem[] = []): Content {
  const texts = Object.fromEntries(Object.entries(given).map(([file, text]) => [file, normalized(text)]));
  const unreadable = new Set(found.map(({ file }) => file));
  const problems = [...found, ...Object.keys(texts).flatMap((file) => misplaced(file) ?? [])];

  const drafts: PageFile[] = [];

  /** Every file of a kind, read; where that cannot be, its problems are kept. */
  const all = <T extends object>(
    place: Place,
    read: (id: string, file: string, text: string) => T | Problem[] | Unread,
  ): T[] =>
    filesOf(place, texts).flatMap(({ id, file, text }) => {
      if (unreadable.has(file)) return [];
      const result = remember(file, text, () => read(id, file, text));
      if (!Array.isArray(result) && !('problems' in result)) return [result];
      const { problems: wrong, page }: Unread = Array.isArray(result) ? { problems: result } : result;
      problems.push(...wrong);
      if (page) drafts.push(page);
      return [];
    });
  const list = <Entry>(file: string, schema: z.ZodType<Entry[]>): Entry[] => {
    const entries = readList(file, texts[file], schema);
    if (Array.isArray(entries)) return entries;
    if (!unreadable.has(file)) problems.push(entries);
    return [];
  };
  const idsOf = (place: Place) => filesOf(place, texts).map(({ id }) => id);

  const about = all('about', (id, file, text) => readPage(id, file, text, aboutSchema));
  const tested = all('tested', (id, file, text) => readPage(id, file, text, testedSchema));
  return {
    terms: all('term', readTerm),
    about,
    tested,
    pages: [...about, ...tested],
    drafts,
    senses: all('sense', readSense),
    models: all('model', readModel),
    paths: all('path', readPath),
    sources: all('source', (id, file, text) => readRecord(id, file, text, sourceSchema)),
    claims: all('claim', readClaim),
    searches: idsOf('search'),
    categories: list(LISTS.categories, categoriesSchema),
    symbols: list(LISTS.symbols, symbolsSchema),
    // The one list that a site can do without.
    timeline: texts[LISTS.timeline] === undefined ? [] : list(LISTS.timeline, timelineSchema),
    ids: {
      term: idsOf('term'),
      source: idsOf('source'),
      demo: idsOf('demo'),
      claim: idsOf('claim'),
      model: idsOf('model'),
      cell: idsOf('cell'),
      page: idsOf('page'),
    },
    texts,
    cells: Object.fromEntries(filesOf('cell', texts).map(({ id, file, text }) => [id, { file, text }])),
    problems,
  };
}

/** The content of the project in the folder `root`. */
export function loadContent(root?: string): Content {
  const { texts, problems } = readProject(root);
  return readContent(texts, problems);
}
