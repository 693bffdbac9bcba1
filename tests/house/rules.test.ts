/** The rules of the house: who may import whom, how long files get, what they may not contain. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, resolve, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
/** A path as all rules below expect it, on Windows too. */
const slashed = (path: string) => path.replaceAll('\\', '/');
const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => slashed(relative(root, join(entry.parentPath, entry.name))));
const sources = filesUnder('src').filter((file) => /\.(ts|tsx|astro|mjs)$/.test(file));
const text = (file: string) => readFileSync(join(root, file), 'utf8');

/** What a file does, without what it says about it. */
const code = (file: string) => text(file).replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

/** Room → rooms it may import; every room may import itself, and the files directly in src. */
const MAY_IMPORT: Record<string, string[]> = {
  engine: [],
  models: ['engine'],
  tasks: [],
  training: ['models', 'tasks', 'engine'],
  trained: ['models', 'training', 'tasks', 'engine'],
  wild: ['models', 'training', 'engine'],
  'own-network': ['models'],
  'error-texts': [],
  shapes: ['error-texts'],
  bench: ['models', 'tasks', 'training', 'wild', 'engine'],
  parity: ['models', 'engine', 'markdown'],
  charts: [],
  demos: ['models', 'tasks', 'training', 'trained', 'wild', 'shapes', 'own-network', 'charts', 'engine'],
  claims: ['models', 'tasks', 'training', 'trained', 'wild', 'shapes', 'own-network', 'engine'],
  schema: [],
  markdown: ['schema'],
  search: ['models', 'engine'],
  searches: ['search', 'models', 'tasks', 'training', 'own-network', 'engine'],
  evidence: ['search', 'markdown', 'schema'],
  site: [
    'demos',
    'claims',
    'search',
    'searches',
    'tasks',
    'training',
    'trained',
    'own-network',
    'error-texts',
    'charts',
    'evidence',
    'markdown',
    'schema',
    'engine',
    'models',
    'bench',
  ],
  layouts: ['site', 'markdown', 'schema', 'charts', 'styles'],
  pages: ['layouts', 'wild', 'error-texts', 'site', 'evidence', 'markdown', 'schema', 'charts', 'bench'],
  styles: [],
  cli: [
    'engine',
    'models',
    'tasks',
    'training',
    'trained',
    'wild',
    'parity',
    'bench',
    'charts',
    'demos',
    'claims',
    'search',
    'searches',
    'schema',
    'markdown',
    'evidence',
    'site',
  ],
};

const roomOf = (file: string) => /^src\/([^/]+)\//.exec(file)?.[1];
const importsOf = (file: string): string[] => {
  const found = [...text(file).matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"?]+)(?:\?[^'"]*)?['"]/g)].map(
    (match) => match[1]!,
  );
  const globbed = [...text(file).matchAll(/import\.meta\.glob(?:<[^(]*>)?\(\s*['"]([./][^'"*]+)/g)].map(
    (match) => `${match[1]}x`,
  );
  // A glob that begins with a slash begins at the root.
  return [...found, ...globbed].map((path) =>
    path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(file), path),
  );
};

describe('the rooms', () => {
  it('are seen on Windows too (simulated: its paths have backslashes)', () => {
    const path = slashed(win32.relative('C:\\unrolled', win32.join('C:\\unrolled\\src', 'models', 'lstm', 'cell.ts')));
    expect(path).toBe('src/models/lstm/cell.ts');
    expect(roomOf(path)).toBe('models');
    expect(sources.filter((file) => !roomOf(file) && file.split('/').length > 2)).toEqual([]);
    expect(sources.length).toBeGreaterThan(300);
  });

  it('import only what the table allows', () => {
    const trespasses = sources.flatMap((file) => {
      const room = roomOf(file);
      if (!room) return [];
      const allowed = MAY_IMPORT[room];
      if (!allowed) return [`${file}: src/${room} is not a room of the table in tests/house/rules.test.ts`];
      return importsOf(file)
        .map(roomOf)
        .filter((other): other is string => other !== undefined && other !== room && !allowed.includes(other))
        .map(
          (other) => `${file} imports src/${other}; src/${room} may import ${allowed.join(', ') || 'no other room'}`,
        );
    });
    expect(trespasses).toEqual([]);
  });

  it('divide the site: the runtime knows no component, and what builds pages draws none', () => {
    const allowed: Record<string, string[]> = { runtime: [], build: ['runtime'], components: ['build', 'runtime'] };
    const partOf = (file: string) => /^src\/site\/([^/]+)\//.exec(file)?.[1];
    const trespasses = sources.flatMap((file) => {
      const part = partOf(file);
      if (!part) return [];
      return importsOf(file)
        .map(partOf)
        .filter((other) => other && other !== part && !allowed[part]?.includes(other))
        .map((other) => `${file} imports src/site/${other}`);
    });
    expect(sources.map(partOf).filter(Boolean).length).toBeGreaterThan(40);
    expect(trespasses).toEqual([]);
  });

  it('have a table without a circle', () => {
    const visit = (room: string, path: string[]): string[] =>
      path.includes(room)
        ? [[...path, room].join(' → ')]
        : MAY_IMPORT[room]!.flatMap((next) => visit(next, [...path, room]));
    expect(Object.keys(MAY_IMPORT).flatMap((room) => visit(room, []))).toEqual([]);
  });

  it('keep the clock, chance and the document out of everything but site, bench and cli', () => {
    const outside = sources.filter((file) => !/^src\/(site|bench|cli|layouts|pages)\//.test(file));
    const uses = outside.filter((file) =>
      /\bMath\.random\b|\bDate\.now\b|new Date\(\)|performance\.now|\bdocument\.|\bwindow\./.test(code(file)),
    );
    expect(uses).toEqual([]);
  });
});

describe('what the type check cannot see', () => {
  /** How often src says that the type check is wrong, at the last count. Lower these as they fall; they may not rise. */
  const AT_MOST = { 'as never': 2, 'as unknown as': 3, 'a non-null !': 1304, any: 3 };
  const count = (pattern: RegExp) =>
    sources
      .filter((file) => !/^src\/engine\/(kernels|simd)\//.test(file))
      .reduce((sum, file) => sum + [...text(file).matchAll(pattern)].length, 0);

  it('does not become more: casts, non-null marks and any in src', () => {
    const found = {
      'as never': count(/\bas never\b/g),
      'as unknown as': count(/\bas unknown as\b/g),
      'a non-null !': count(/[\w)\]]!(?=[.,;:)\]}\s[(])(?!\s*=)/g),
      any: count(/(?::|<|as) ?any\b/g),
    };
    const risen = Object.entries(found).filter(([kind, times]) => times > AT_MOST[kind as keyof typeof AT_MOST]);
    expect(risen).toEqual([]);
  });
});

describe('the files', () => {
  it('say what they are in their first lines', () => {
    const silent = sources.filter((file) => !/^(---\n)?(\/\*\*|\/\/|#!)/.test(text(file)));
    expect(silent).toEqual([]);
  });

  it('have names that say something', () => {
    expect(sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc|base|manager)[./-]/i.test(file))).toEqual([]);
  });

  it('stay under 300 lines, demos under 100 lines; the list of the words of the interface is one file', () => {
    const long = sources.filter((file) => text(file).split('\n').length > 300 && file !== 'src/site/words.ts');
    const demos = sources.filter((file) => file.startsWith('src/demos/'));
    const longDemos = demos.filter((file) => text(file).trimEnd().split('\n').length >= 100);
    expect({ long, longDemos }).toEqual({ long: [], longDemos: [] });
  });

  it('leave nothing to do later and no test switched off', () => {
    const left = [...sources, ...filesUnder('tests')]
      .filter((file) => file !== 'tests/house/rules.test.ts')
      .filter(
        (file) =>
          /\.(ts|tsx|astro|mjs)$/.test(file) &&
          /\b(TODO|FIXME|XXX|HACK)\b|\b(it|test|describe)\.(only|todo)\b/.test(text(file)),
      );
    expect(left).toEqual([]);
  });

  it('give attributes the names they have in HTML and SVG: a tabIndex on a shape is none, and no key reaches it', () => {
    const camels = sources
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) =>
        [...code(file).matchAll(/<[a-z][a-z-]*\s(?:[^<>]|=>|<[^<>]*>)*?(?=\/?>)/g)].flatMap(([tag]) =>
          [...tag.matchAll(/\s((?!on[A-Z]|viewBox=|preserveAspectRatio=)[a-z]+[A-Z]\w*)=[{"]/g)].map(
            ([, name]) => `${file}: ${name}`,
          ),
        ),
      );
    expect(camels).toEqual([]);
  });

  it('have no inline styles, which the security policy would block', () => {
    expect(sources.filter((file) => /\.(tsx|astro)$/.test(file) && /\sstyle=/.test(text(file)))).toEqual([]);
  });
});
