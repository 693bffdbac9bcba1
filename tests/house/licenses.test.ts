/** Licenses: files that hosts recognize, packages that ship under terms that bind no reader, and notices that are whole. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { noticed, noticeOf, packagesOf, shipped } from '../../src/site/build/shipped.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const licenseOf = (name: string) =>
  (JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string }).license;

it('the license of the code is the text of MIT alone, so that hosts recognize it', () => {
  // What licensee, which GitHub runs, compares: the words without title, copyright and line breaks.
  const words = (file: string) =>
    read(file)
      .replace(/^.*MIT License.*$|^Copyright \(c\) .*$/gm, '')
      .replace(/\s+/g, ' ')
      .trim();
  expect(words('LICENSE')).toBe(words('node_modules/preact/LICENSE'));
  // A second file whose name says "license" beside it, and hosts call the license unknown.
  expect(readdirSync('.').filter((name) => /licen[cs]e|copying/i.test(name))).toEqual(['LICENSE']);
});

it('the license of the text names CC BY 4.0 as people and programs do', () => {
  const text = read('content/LICENSE');
  expect(text).toMatch(/^SPDX-License-Identifier: CC-BY-4\.0\n/);
  expect(text).toContain('https://creativecommons.org/licenses/by/4.0/legalcode');
  expect(manifest.license).toBe('MIT AND CC-BY-4.0');
});

it('what reaches the reader is under terms that ask for no more than a notice', () => {
  expect(
    shipped().filter(
      (name) => !/^(MIT|Apache-2\.0|Apache-2\.0 AND MIT|OFL-1\.1|BSD-[23]-Clause)$/.test(licenseOf(name)),
    ),
  ).toEqual([]);
});

it.each(shipped())('the notice of %s gives its version and its terms', (name) => {
  const notice = noticeOf(name);
  expect(notice).toContain(`${name} ${JSON.parse(read(`node_modules/${name}/package.json`)).version}`);
  expect(notice).toMatch(/Permission is hereby granted|Apache License|SIL OPEN FONT LICENSE|MIT-style\s+license/);
  expect(notice).toMatch(/Copyright|have all licensed their contributions/);
});

it('a package whose license stands only in its scripts has it in the notices, as those are shipped without comments', () => {
  expect(noticeOf('@tensorflow/tfjs-core')).toMatch(
    /-{60}\nCopyright 2017 Google LLC\. All Rights Reserved\.\nLicensed under the Apache License/,
  );
  expect(noticeOf('seedrandom')).toMatch(/-{60}\nCopyright 2019 David Bau\.\n\nPermission is hereby granted/);
});

it('the terms of AssemblyScript come with the notice that they ask to hand on', () =>
  expect(noticeOf('assemblyscript')).toContain('have all licensed their contributions'));

it('a package that is not there is told', () =>
  expect(() => noticeOf('no-such-package')).toThrow('The notices name no-such-package, which is not installed.'));

it('knows of which package a module is', () =>
  expect(
    packagesOf([
      '/a/node_modules/@tensorflow/tfjs-core/dist/ops/add.js',
      'C:\\a\\node_modules\\preact\\dist\\preact.mjs',
      '/a/node_modules/x/node_modules/long/src/long.js?commonjs-module',
      '/a/src/site.ts',
      '\0vite/preload-helper.js',
    ]),
  ).toEqual(['@tensorflow/tfjs-core', 'preact', 'long']));

/** What the plugin says of a bundle of these modules. */
function toldOf(moduleIds: string[]): string | undefined {
  let told: string | undefined;
  const { generateBundle } = noticed();
  const run = typeof generateBundle === 'function' ? generateBundle : generateBundle?.handler;
  const context = { error: (message: string) => (told = message) };
  run?.call(context as never, {} as never, { 'a.js': { type: 'chunk', moduleIds } } as never, false);
  return told;
}

it('a build stops that would ship a package without its notice', () => {
  expect(toldOf(['/a/node_modules/preact/dist/preact.mjs', '/a/src/site.ts'])).toBeUndefined();
  expect(toldOf(['/a/node_modules/citeproc/citeproc.js'])).toBe(
    'The reader would get code of citeproc, and notices.txt does not give the license. ' +
      'Fix: move it to "dependencies" in package.json; a package that another one carries goes into CARRIED in src/site/build/shipped.ts.',
  );
});

it.each(readdirSync('src/wild').filter((name) => name.endsWith('-network.json')))(
  'the network %s reaches the reader, so the notices give its license',
  (name) => {
    const { from, license } = JSON.parse(read(`src/wild/${name}`)) as { from: Record<string, string>; license: string };
    const notice = read(`src/wild/${name.replace('-network.json', '.notice.txt')}`);
    expect(notice).toContain(`${from.name} ${from.version} — ${license}`);
    expect(notice).toMatch(/Copyright|COPYRIGHT/);
    expect(read('src/pages/notices.txt.ts')).toContain("'/src/wild/*.notice.txt'");
  },
);
