/** The files that content is made of: where each kind lies, reading them from disk, and which files the site would ignore. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceId } from '../schema/source.ts';
import { id as wordId } from '../schema/term.ts';
import { either, nearest, type Problem } from './problem.ts';
import { readText } from './read-text.ts';

/** Texts by path from the project's root, with slashes. */
export type Texts = Record<string, string>;

interface Folder {
  folder: string;
  endings: readonly string[];
  /** Whether folders inside it are read, too: they are then part of the id. */
  nested?: true;
}

/** Where the files of each kind lie, and how their names end; the rest of a name is the id. */
export const PLACES = {
  term: { folder: 'content/terms', endings: ['.mdx'] },
  about: { folder: 'content/about', endings: ['.mdx'] },
  tested: { folder: 'content/tested', endings: ['.mdx'] },
  source: { folder: 'content/sources', endings: ['.yaml'] },
  path: { folder: 'content/paths', endings: ['.yaml'] },
  sense: { folder: 'content/senses', endings: ['.yaml'] },
  model: { folder: 'content/models', endings: ['.json'] },
  demo: { folder: 'src/demos', endings: ['.tsx', '.ts'] },
  claim: { folder: 'src/claims', endings: ['.ts'] },
  search: { folder: 'src/searches', endings: ['.ts'] },
  // A model's folder is its name: `lstm` is src/models/lstm/cell.ts, `s4d/block` is src/models/s4d/block.ts.
  cell: { folder: 'src/models', endings: ['/cell.ts', '.ts'], nested: true },
  page: { folder: 'src/pages', endings: ['.astro'], nested: true },
} as const satisfies Record<string, Folder>;
export type Place = keyof typeof PLACES;

/** The lists that are one file each. */
export const LISTS = {
  categories: 'content/categories.yaml',
  symbols: 'content/symbols.yaml',
  timeline: 'content/timeline.yaml',
} as const;

/** The terms under which the text is licensed: for people and the hosts of repositories. */
const LICENSE = 'content/LICENSE';

/** What commands write; it has checks of its own. */
const GENERATED = ['content/records', 'content/samples'];

/** Pages that no text links to by name: those with a parameter, the first of a folder and the one for what is not there. */
const NOT_NAMED = /\[|^404$|(?:^|\/)index$/;

/** The id of a path as a file of one kind: `content/terms/gru.mdx` is the term `gru`. Undefined for every other path. */
export function idOf(place: Place, path: string): string | undefined {
  const { folder, endings, nested }: Folder = PLACES[place];
  const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : '/';
  const ending = endings.find((end) => name.endsWith(end));
  if (!ending) return undefined;
  const id = name.slice(0, -ending.length);
  if (id.includes('/') && !nested) return undefined;
  return place === 'page' && NOT_NAMED.test(id) ? undefined : id;
}

/** The files of one kind among some texts, in the order of their paths. */
export const filesOf = (place: Place, texts: Texts): { id: string; file: string; text: string }[] =>
  Object.keys(texts)
    .sort()
    .flatMap((file) => {
      const id = idOf(place, file);
      return id === undefined ? [] : [{ id, file, text: texts[file] ?? '' }];
    });

/** Whether a file is a page of Markdown: a term, a page about the glossary or a tested sentence. */
export const isText = (path: string): boolean =>
  (['term', 'about', 'tested'] as const).some((place) => idOf(place, path) !== undefined);

/** What a file would be called, were it of the kind that its folder holds. */
function rightName(place: Place, name: string): string {
  const stem = name.toLowerCase().replace(/\.[^.]*$/, '');
  const id = stem.replace(/[^a-z0-9]+/g, place === 'source' ? '' : '-').replace(/^-+|-+$/g, '');
  return `${PLACES[place].folder}/${id || 'name'}${PLACES[place].endings[0]}`;
}

/** Why the site would not read a file of content, demos, claims or cells that is there; undefined where it does. */
export function misplaced(file: string): Problem | undefined {
  if (
    file === LICENSE ||
    Object.values<string>(LISTS).includes(file) ||
    GENERATED.some((folder) => file.startsWith(`${folder}/`))
  )
    return;
  const place = (Object.keys(PLACES) as Place[]).find((one) => file.startsWith(`${PLACES[one].folder}/`));
  const name = file.slice(file.lastIndexOf('/') + 1);
  // Pages have parameters in their names, and a file of code is named by whoever imports it.
  if (place === 'page' || place === 'cell') return;
  if (!place) {
    if (!file.startsWith('content/')) return;
    const folders = Object.values(PLACES).flatMap(({ folder }) => (folder.startsWith('content/') ? [folder] : []));
    const [, folder = ''] = /^(content\/[^/]+)\//.exec(file) ?? [];
    const near = folder ? nearest(folder, folders).map((one) => `${one}/${name}`) : nearest(file, Object.values(LISTS));
    return {
      file,
      message: `the site reads no such ${folder ? 'folder' : 'list'}`,
      fix: `Move it to where it is read${near.length ? ` (${either(near)})` : ''}, or remove it.`,
    };
  }
  const { folder, endings } = PLACES[place];
  const id = idOf(place, file);
  if (id === undefined) {
    const nested = file.slice(folder.length + 1).includes('/');
    return {
      file,
      message: nested
        ? `the site does not read folders inside ${folder}`
        : `the site reads only files that end in ${endings.join(' or ')} here`,
      fix: `${nested ? 'Move' : 'Rename'} it to ${rightName(place, name)}, or remove it.`,
    };
  }
  const issue = (place === 'source' ? sourceId : wordId).safeParse(id).error?.issues[0];
  if (!issue) return;
  const better = rightName(place, name);
  const renamed = idOf(place, better) ?? '';
  const fits = (place === 'source' ? sourceId : wordId).safeParse(renamed).success;
  return {
    file,
    message: `"${id}" cannot be an id: ${issue.message}`,
    fix: fits ? `Rename the file to ${better}.` : 'Rename the file.',
  };
}

/** Every file below a folder, by path; names that begin with a dot belong to editors and systems. */
function walkFolder(root: string, folder: string): { file: string; link: boolean }[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.name.startsWith('.') || GENERATED.includes(file)) return [];
    if (entry.isDirectory()) return walkFolder(root, file);
    return entry.isFile() || entry.isSymbolicLink() ? [{ file, link: entry.isSymbolicLink() }] : [];
  });
}

/** The texts of the project in the folder `root` that content is made of, and what there cannot be read as text. */
export function readProject(root: string = process.cwd()): { texts: Texts; problems: Problem[] } {
  const texts: Texts = {};
  const problems: Problem[] = [];
  for (const folder of ['content', ...Object.values(PLACES).map((place) => place.folder)]) {
    if (folder.startsWith('content/')) continue;
    for (const { file, link } of walkFolder(root, folder)) {
      if (link) {
        const fix = 'Put the file itself in its place.';
        problems.push({ file, message: 'is a symbolic link, which the site does not follow', fix });
        continue;
      }
      const { text, problem } = readText(file, readFileSync(join(root, file)));
      texts[file] = text;
      if (problem) problems.push(problem);
    }
  }
  return { texts, problems };
}
