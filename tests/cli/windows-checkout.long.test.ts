/**
 * A checkout as Git makes it on Windows, simulated on whatever system this runs on: with and without the rules for line ends
 * in .gitattributes, `npm run check` accepts it. Not run on Windows by us.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
/** What `npm run check` reads, and what says how lines end. */
const PARTS = ['content', 'src', 'public', 'package.json', 'tsconfig.json', 'README.md', '.github'];

let folder: string;
const git = (...args: string[]) =>
  execFileSync('git', [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.org',
    '-c',
    'advice.detachedHead=false',
    ...args,
  ]);

/** Commits the project as it lies here, and checks it out as Git does on Windows. */
function windowsCheckout(name: string, parts: string[]): string {
  const [committed, checkout] = [join(folder, `${name}-committed`), join(folder, name)];
  mkdirSync(committed);
  for (const part of parts) cpSync(join(ROOT, part), join(committed, part), { recursive: true });
  git('init', '--quiet', committed);
  git('-C', committed, 'add', '--all');
  git('-C', committed, 'commit', '--quiet', '--message', 'As it lies here');
  git('clone', '--quiet', '--config', 'core.autocrlf=true', '--config', 'core.eol=crlf', committed, checkout);
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'), 'junction');
  return checkout;
}
const check = (checkout: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/run.mjs', 'check'], {
    cwd: checkout,
    encoding: 'utf8',
  });
  return { status, told: stdout + stderr };
};
const FILES = [
  'content/terms/lstm.mdx',
  'content/sources/gers2000.yaml',
  'src/models/lstm/cell.ts',
  'src/trained/names-gru.json',
];
const lineEnds = (checkout: string) => FILES.map((file) => readFileSync(join(checkout, file), 'utf8').includes('\r\n'));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unrolled-windows-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a checkout on Windows (simulated)', () => {
  it('has the line ends of every other, by .gitattributes, and passes the check', () => {
    const checkout = windowsCheckout('with-rules', [...PARTS, '.gitattributes']);
    expect(lineEnds(checkout)).toEqual(FILES.map(() => false));
    expect(check(checkout)).toEqual({ status: 0, told: expect.stringContaining('content/ is in order') });
  });

  it('passes the check with carriage returns everywhere too', () => {
    const checkout = windowsCheckout('without-rules', PARTS);
    expect(lineEnds(checkout)).toEqual(FILES.map(() => true));
    expect(check(checkout)).toEqual({ status: 0, told: expect.stringContaining('content/ is in order') });
  });
});
