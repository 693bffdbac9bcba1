/** Files that the site would ignore are refused by name, with the fix; so is what is no text. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkContent } from '../../src/markdown/check.ts';
import { loadContent } from '../../src/markdown/content.ts';
import { idOf } from '../../src/markdown/files.ts';
import { format } from '../../src/markdown/problem.ts';
import { PROJECT, planned, problemsOf, projectWith } from './project.ts';

describe('a file the site would ignore:', () => {
  it.each([
    [
      'another ending',
      'content/terms/cell.md',
      'the site reads only files that end in .mdx here\n    Fix: Rename it to content/terms/cell.mdx, or remove it.',
    ],
    [
      'an ending in capitals',
      'content/terms/Cell.MDX',
      'the site reads only files that end in .mdx here\n    Fix: Rename it to content/terms/cell.mdx, or remove it.',
    ],
    [
      'the other ending of YAML',
      'content/sources/elman1990.yml',
      'the site reads only files that end in .yaml here\n    Fix: Rename it to content/sources/elman1990.yaml, or remove it.',
    ],
    [
      'YAML among the models',
      'content/models/small.yaml',
      'the site reads only files that end in .json here\n    Fix: Rename it to content/models/small.json, or remove it.',
    ],
    [
      'a folder inside a folder',
      'content/terms/gates/reset.mdx',
      'the site does not read folders inside content/terms\n    Fix: Move it to content/terms/reset.mdx, or remove it.',
    ],
    [
      'a folder that is misspelled',
      'content/term/cell.mdx',
      'the site reads no such folder\n    Fix: Move it to where it is read ("content/terms/cell.mdx"), or remove it.',
    ],
    [
      'a list that is misspelled',
      'content/symbols.yml',
      'the site reads no such list\n    Fix: Move it to where it is read ("content/symbols.yaml"), or remove it.',
    ],
    [
      'a demo in JavaScript',
      'src/demos/step.jsx',
      'the site reads only files that end in .tsx or .ts here\n    Fix: Rename it to src/demos/step.tsx, or remove it.',
    ],
    [
      'a claim with markup',
      'src/claims/it-is.tsx',
      'the site reads only files that end in .ts here\n    Fix: Rename it to src/claims/it-is.ts, or remove it.',
    ],
    [
      'a term in capitals',
      'content/terms/CELL.mdx',
      '"CELL" cannot be an id: ids are lower-case words joined by hyphens, like state-space-model\n    Fix: Rename the file to content/terms/cell.mdx.',
    ],
    [
      'a tested sentence with a space in its name',
      'content/tested/it is so.mdx',
      '"it is so" cannot be an id: ids are lower-case words joined by hyphens, like state-space-model\n    Fix: Rename the file to content/tested/it-is-so.mdx.',
    ],
  ])('%s', (_, file, told) => {
    expect(problemsOf(projectWith({ [file]: 'x' })).filter((problem) => problem.startsWith(`${file} `))).toContain(
      `${file} ${told}`,
    );
  });

  it('but not what commands write, nor what is no content', () => {
    const others = { 'content/records/demo-x.json': '{}', 'content/samples/x.csv': '', 'src/pages/x/[y].json.ts': '' };
    expect(problemsOf(projectWith(others))).toEqual([]);
  });
});

describe('on disk', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'unrolled-files-'));
    for (const [file, text] of Object.entries(PROJECT)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const told = () => checkContent(loadContent(root)).map(format);

  it('a project in order has no problem', () => expect(told()).toEqual([]));

  it('a link to a file or a folder elsewhere is refused, and read by nobody', () => {
    writeFileSync(join(root, 'elsewhere.mdx'), planned('Cell', 30));
    mkdirSync(join(root, 'more'));
    symlinkSync(join(root, 'elsewhere.mdx'), join(root, 'content/terms/cell.mdx'));
    symlinkSync(join(root, 'more'), join(root, 'content/paths'));
    symlinkSync(join(root, 'elsewhere.mdx'), join(root, 'content/about.mdx'));
    expect(told()).toEqual(
      ['content/about.mdx', 'content/paths', 'content/terms/cell.mdx'].map(
        (file) =>
          `${file} is a symbolic link, which the site does not follow\n    Fix: Put the file itself in its place.`,
      ),
    );
    expect(loadContent(root).ids.term).not.toContain('cell');
  });

  it('a file in another encoding is named once, by its line, and is not unknown to those who name it', () => {
    writeFileSync(join(root, 'content/sources/gers2000.yaml'), Buffer.from('title: Caf\xe9\n', 'latin1'));
    expect(told()).toEqual([
      'content/sources/gers2000.yaml:1 is not UTF-8 text\n    Fix: Save the file as UTF-8; most editors have this under "Save with encoding".',
    ]);
  });

  it('what editors and systems leave lying about is passed over', () => {
    for (const name of ['.DS_Store', '.#gru.mdx', '.gru.mdx.swp'])
      writeFileSync(join(root, 'content/terms', name), 'x');
    expect(told()).toEqual([]);
  });
});

describe('what a file is of', () => {
  it.each([
    ['term', 'content/terms/gru.mdx', 'gru'],
    ['term', 'content/terms/gru.yaml', undefined],
    ['term', 'content/terms/more/gru.mdx', undefined],
    ['term', 'content/tested/gru.mdx', undefined],
    ['demo', 'src/demos/rnn-step.tsx', 'rnn-step'],
    ['page', 'src/pages/race.astro', 'race'],
    ['page', 'src/pages/index.astro', undefined],
    ['page', 'src/pages/404.astro', undefined],
  ] as const)('as a %s, %s is %s', (place, file, id) => expect(idOf(place, file)).toBe(id));
});
