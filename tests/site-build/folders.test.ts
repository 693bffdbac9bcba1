/** The drawing of the folders: read from the files, so that it cannot say what is not there. */
import { describe, expect, it } from 'vitest';
import { foldersHere, foldersOf } from '../../src/site/build/folders.ts';

const README =
  '| folder | holds |\n|---|---|\n| `src/engine` | the `fast` parts |\n| `src/tasks`, `src/demos` | data and demos |\n';
const FILES = {
  'src/engine/a.ts': 'export {};\nexport const one = 1;\n',
  'src/tasks/b.ts': "import { one } from '../engine/a.ts';\n",
  'src/demos/c.tsx': "import type { B } from '../tasks/b.ts';\nconst later = () => import('./d.tsx');\n",
  'src/demos/d.tsx': "const all = import.meta.glob('../tasks/*.ts');\n",
  'src/random.ts': "import '../src/engine/a.ts';\n",
};

describe('the folders of some files', () => {
  const folders = foldersOf(FILES, README);

  it('stand above all that they import, directly or by a pattern', () => {
    expect(folders.map(({ name, level, imports }) => [name, level, imports])).toEqual([
      ['demos', 2, ['tasks']],
      ['tasks', 1, ['engine']],
      ['engine', 0, []],
    ]);
  });

  it('have their files and lines counted, and say what the README says of them', () => {
    expect(folders.map(({ files, lines, holds }) => [files, lines, holds])).toEqual([
      [2, 3, 'data and demos'],
      [1, 1, 'data and demos'],
      [1, 2, 'the fast parts'],
    ]);
  });

  it('are refused where two import from each other', () => {
    const circle = { ...FILES, 'src/engine/e.ts': "import '../demos/d.tsx';\n" };
    expect(() => foldersOf(circle, README)).toThrow('demos → tasks → engine → demos');
  });
});

it('each folder of src has a row in the README', () => {
  const folders = foldersHere();
  expect(folders.filter(({ holds }) => !holds).map(({ name }) => name)).toEqual([]);
  expect(folders.length).toBeGreaterThan(10);
  for (const { imports, level } of folders)
    for (const other of imports) expect(folders.find(({ name }) => name === other)!.level).toBeLessThan(level);
});
