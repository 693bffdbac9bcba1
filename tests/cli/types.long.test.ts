import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaints } from '../../src/cli/types.ts';

const folder = resolve(import.meta.dirname, '../../.cache/types-test');
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a value found by an index has to be checked where outside data is read, and not in the loops that this calls', () => {
  put('loop.ts', 'export const first = (list: number[]): string => list[0].toFixed();\n');
  put(
    'read.ts',
    "import { first } from './loop.ts';\nexport const third = (list: string[]) => first([1]) + list[2].trim();\n",
  );
  put('tsconfig.json', '{ "extends": "../../tsconfig.outside.json", "include": ["read.ts"] }');
  const said = complaints(join(folder, 'tsconfig.json'));
  expect(said).toMatch(/\.cache\/types-test\/read\.ts\(2,\d+\): error TS2532: Object is possibly 'undefined'\./);
  expect(said).not.toContain('loop.ts');
});

test('other mistakes are reported too, and files without one are not', () => {
  put('read.ts', 'export const third = (list: string[]): number => list[2]?.trim() ?? "";\n');
  expect(complaints(join(folder, 'tsconfig.json'))).toMatch(/error TS2322/);
  put('read.ts', 'export const third = (list: string[]): string => list[2]?.trim() ?? "";\n');
  expect(complaints(join(folder, 'tsconfig.json'))).toBe('');
});
