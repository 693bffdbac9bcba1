/** The first command in a fresh clone installs what it needs, and every other one at once goes on. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'unrolled-install-'));
  // In npm's place: notes what it was asked.
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'bin/npm'), `#!/bin/sh\necho "$@" >> asked\nexit \${FAILS:-0}\n`);
  chmodSync(join(root, 'bin/npm'), 0o755);
});
afterEach(() => rmSync(root, { recursive: true }));

const lock = (packages: Record<string, { version: string; optional?: boolean }>) => JSON.stringify({ packages });
const WANTED = {
  '': { version: '1' },
  'node_modules/a': { version: '1.2.3' },
  'node_modules/b': { version: '4.5.6', optional: true },
};
function run(installed: string | undefined, env = {}) {
  writeFileSync(join(root, 'package-lock.json'), lock(WANTED));
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  if (installed) writeFileSync(join(root, 'node_modules/.package-lock.json'), installed);
  const PATH = `${join(root, 'bin')}${delimiter}${process.env.PATH}`;
  const { status, stderr } = spawnSync(process.execPath, [resolve('src/cli/install.mjs')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH, ...env },
  });
  const asked = join(root, 'asked');
  return { status, stderr, asked: existsSync(asked) ? readFileSync(asked, 'utf8').trim() : '' };
}

describe.skipIf(process.platform === 'win32')('packages are installed', () => {
  const INSTALL = 'install --no-audit --no-fund --prefer-offline';
  it('where there are none', () => expect(run(undefined)).toMatchObject({ status: 0, asked: INSTALL }));
  it('where one has another version', () =>
    expect(run(lock({ 'node_modules/a': { version: '1.2.2' } }))).toMatchObject({ status: 0, asked: INSTALL }));
  it('not where all are there; those of other machines are not missed', () =>
    expect(run(lock({ 'node_modules/a': { version: '1.2.3' } }))).toEqual({ status: 0, stderr: '', asked: '' }));
  it('and a failure is said, with what to do', () => {
    const { status, stderr } = run(undefined, { FAILS: '1' });
    expect(status).toBe(1);
    expect(stderr).toContain('Fix: run npm install');
  });
});

it('every command that CONTRIBUTING and the README name installs first', () => {
  const scripts: Record<string, string> = manifest.scripts;
  const named = ['README.md', '.github/CONTRIBUTING.md'].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bnpm (?:run )?([a-z]+(?::[a-z]+)?)/g)].map(([, name]) => name ?? ''),
  );
  const lacking = [...new Set(named)].filter((name) => {
    const script = scripts[name];
    const whole = `${scripts[`pre${name}`] ?? ''} ${script ?? ''}`;
    return script && !/npm run deps|src\/cli\/(?:install|run)\.mjs/.test(whole);
  });
  expect(named.length).toBeGreaterThan(10);
  expect(lacking).toEqual([]);
});
