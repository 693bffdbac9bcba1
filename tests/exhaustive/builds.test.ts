/** Real builds of copies of the project: broken ones end at once with file and fix; many terms do not make one slow. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyOfProject, outsideTests } from './copy.ts';
import { fillTo } from './many-terms.ts';

let root: string;
beforeEach(() => {
  root = copyOfProject();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function build() {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync('npx', ['astro', 'build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...outsideTests(), NODE_ENV: 'production' },
    maxBuffer: 2 ** 28,
  });
  return { status, said: `${stdout}${stderr}`, seconds: (performance.now() - start) / 1000 };
}
const at = (file: string) => join(root, file);
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(at(file), change(readFileSync(at(file), 'utf8')));

describe('a build ends before anything is compiled, and names the file and the fix:', () => {
  it.each<[string, string, () => void]>([
    [
      'an empty title of a page about the glossary',
      'content/about/decisions.mdx:2 title',
      () => edit('content/about/decisions.mdx', (text) => text.replace(/^title: .*/m, 'title: null')),
    ],
    [
      'a term that is a symbolic link',
      'content/terms/gru.mdx is a symbolic link',
      () => {
        renameSync(at('content/terms/gru.mdx'), at('gru.mdx'));
        symlinkSync(at('gru.mdx'), at('content/terms/gru.mdx'));
      },
    ],
    [
      'symbols of a comment alone',
      'content/symbols.yaml:1',
      () => writeFileSync(at('content/symbols.yaml'), '# none yet\n'),
    ],
    [
      'a claim that rests on an unknown source',
      'src/claims/softmax-ignores-what-all-scores-share.ts:',
      () =>
        edit('src/claims/softmax-ignores-what-all-scores-share.ts', (text) =>
          text.replace(/^ {2}cites: \[/m, "  cites: ['zebra1999', "),
        ),
    ],
  ])('%s', (_, named, breakIt) => {
    breakIt();
    const { status, said } = build();
    expect(status, said).not.toBe(0);
    expect(said).toContain(named);
    expect(said).toContain('Fix: ');
    expect(said).not.toContain('Building static entrypoints');
    expect(existsSync(at('dist/terms'))).toBe(false);
  });
});

it('349 written terms build in under 55 seconds', () => {
  fillTo(349, root);
  const { status, said, seconds } = build();
  expect(status, said.slice(-3000)).toBe(0);
  expect(existsSync(at('dist/terms/state-of-qubaax/index.html')) || said.includes('/terms/state-of-')).toBe(true);
  expect(seconds).toBeLessThan(55);
});
