/** The folders of src as the page about the architecture draws them: what each holds, what it imports, and on which level. */
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

export interface Folder {
  name: string;
  /** What it holds, as the README says. */
  holds: string;
  files: number;
  lines: number;
  /** The folders it imports from directly, by name. */
  imports: string[];
  /** 0 for a folder that imports from no other; otherwise one more than the highest that it imports from. */
  level: number;
}

const folderOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.[^'"?]+)|import\.meta\.glob(?:<[^(]*>)?\(\s*['"]([./][^'"*]+)/g;

/** The folders that one file imports from, its own left out. */
function importsOf(path: string, text: string): string[] {
  const paths = [...text.matchAll(IMPORT)].map(([, from, globbed]) => {
    const target = from ?? `${globbed}x`;
    // A pattern that begins with a slash begins at the root.
    return target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), target);
  });
  return paths.flatMap((target) => folderOf(target) ?? []).filter((folder) => folder !== folderOf(path));
}

/** What the README's table says of each folder; a row may describe several. */
function descriptions(readme: string): Map<string, string> {
  const rows = [...readme.matchAll(/^\| ((?:`[^`]+`(?:, )?)+) \| (.+) \|$/gm)];
  return new Map(
    rows.flatMap(([, names = '', holds = '']) =>
      [...names.matchAll(/`src\/([^`/]+)`/g)].map(([, name = '']) => [name, holds.replaceAll('`', '')] as const),
    ),
  );
}

/** The folders of src among some files, the highest level first. Throws where two import from each other. */
export function foldersOf(texts: Record<string, string>, readme: string): Folder[] {
  const holds = descriptions(readme);
  const files = Object.entries(texts).flatMap(([path, text]) => {
    const folder = folderOf(path);
    return folder ? [{ folder, lines: text.split('\n').length - 1, imports: importsOf(path, text) }] : [];
  });
  const names = [...new Set(files.map(({ folder }) => folder))].sort();
  const imports = new Map(
    names.map((name) => {
      const own = files.filter(({ folder }) => folder === name).flatMap((file) => file.imports);
      return [name, [...new Set(own)].filter((other) => names.includes(other)).sort()] as const;
    }),
  );
  const level = (name: string, above: string[] = []): number => {
    if (above.includes(name)) throw new Error(`Folders import in a circle: ${[...above, name].join(' → ')}.`);
    return Math.max(-1, ...(imports.get(name) ?? []).map((other) => level(other, [...above, name]))) + 1;
  };
  return names
    .map((name) => {
      const own = files.filter(({ folder }) => folder === name);
      return {
        name,
        holds: holds.get(name) ?? '',
        files: own.length,
        lines: own.reduce((sum, { lines }) => sum + lines, 0),
        imports: imports.get(name) ?? [],
        level: level(name),
      };
    })
    .sort((one, other) => other.level - one.level || one.name.localeCompare(other.name));
}

/** The folders of this repository, read from disk: the drawing is what is there. */
export function foldersHere(): Folder[] {
  const paths = globSync('src/**/*.{ts,tsx,astro,css,py}').map((path) => path.replaceAll('\\', '/'));
  return foldersOf(
    Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')])),
    readFileSync('README.md', 'utf8'),
  );
}
