/** The check and the build are one: what the check accepts compiles, and what the build refuses the check has named. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mdxToJs } from 'satteri';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemsOf } from '../../src/evidence/problems.ts';
import { loadContent } from '../../src/markdown/content.ts';
import { inlineHtml } from '../../src/markdown/plugin.ts';
import { presentable } from '../../src/markdown/presentable.ts';
import { report } from '../../src/markdown/problem.ts';
import { bodyOf } from '../../src/markdown/read.ts';
import { readText } from '../../src/markdown/read-text.ts';
import { contentOf } from '../../src/site/build/content-integration.ts';
import { body, PROJECT, saying, written } from '../markdown/project.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'unrolled-both-'));
  for (const [file, text] of Object.entries(PROJECT)) put(file, text);
});
afterEach(() => rmSync(root, { recursive: true }));

function put(file: string, text: string) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** What the check says. */
const checked = () => {
  const problems = problemsOf(loadContent(root), new Date().toISOString().slice(0, 10), root);
  return problems.length ? report(problems) : '';
};

/** What the build says: it begins with the problems, then compiles every page and definition. */
async function built(): Promise<string> {
  const { integration, links } = contentOf('/', root);
  const config = { root: pathToFileURL(`${root}/`), base: '/' };
  const setup = integration.hooks['astro:config:setup'] as (given: object) => unknown;
  try {
    await setup({ command: 'build', config, updateConfig: () => config, addMiddleware: () => undefined });
    const content = presentable(loadContent(root));
    for (const { file } of [...content.terms, ...content.pages]) {
      const text = bodyOf(readText(file, readFileSync(join(root, file))).text);
      mdxToJs(text, {
        mdastPlugins: [links],
        features: { math: true },
        fileURL: pathToFileURL(join(root, file)),
      });
    }
    for (const { id, fields } of content.terms)
      if (fields.status === 'written') inlineHtml(fields.definition, content, '/', id);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('both refuse, with the same words:', () => {
  it.each<[string, string, () => void]>([
    [
      'a page about the glossary with an empty title',
      'content/about/policy.mdx:2 title',
      () => put('content/about/policy.mdx', '---\ntitle: null\ndescription: How pages are made here.\norder: 1\n---\n'),
    ],
    [
      'a page about the glossary with a field too many',
      'content/about/policy.mdx:5 draft',
      () =>
        put(
          'content/about/policy.mdx',
          '---\ntitle: Policy\ndescription: How pages are made here.\norder: 1\ndraft: true\n---\n',
        ),
    ],
    [
      'a term that is a symbolic link',
      'content/terms/cell.mdx is a symbolic link',
      () => {
        put('elsewhere.mdx', written('Cell', 30) + body());
        symlinkSync(join(root, 'elsewhere.mdx'), join(root, 'content/terms/cell.mdx'));
      },
    ],
    [
      'a linked page that leads to a program',
      'content/about/policy.mdx is a symbolic link',
      () => {
        put('policy.mdx', '---\ntitle: Policy\ndescription: How.\norder: 1\n---\n[x](javascript:alert(1))\n');
        symlinkSync(join(root, 'policy.mdx'), join(root, 'content/about/policy.mdx'));
      },
    ],
    ['symbols of a comment alone', 'content/symbols.yaml:1', () => put('content/symbols.yaml', '# none yet\n')],
    ['no symbols at all', 'content/symbols.yaml is missing', () => rmSync(join(root, 'content/symbols.yaml'))],
    ['no categories', 'content/categories.yaml', () => put('content/categories.yaml', '[]\n')],
    [
      'a claim that rests on an unknown source',
      'content/sources/gers1999.yaml (npm run new source gers1999)',
      () => put('src/claims/half-is-odd.ts', "export default defineClaim({\n  cites: ['gers1999'],\n});\n"),
    ],
    [
      'a claim with markup',
      'src/claims/it-is.tsx the site reads only files that end in .ts here',
      () => put('src/claims/it-is.tsx', ''),
    ],
    [
      'a model that is YAML, not JSON',
      'content/models/small.json:2 is not JSON',
      () => put('content/models/small.json', '{\n  "title": "Small",\n}\n'),
    ],
    ['a term of another ending', 'content/terms/cell.md ', () => put('content/terms/cell.md', written('Cell', 30))],
    ['a list of another ending', 'content/symbols.yml ', () => put('content/symbols.yml', '[]')],
    ['a term in a subfolder', 'content/terms/a/cell.mdx ', () => put('content/terms/a/cell.mdx', written('Cell', 30))],
    [
      'a program',
      'content/terms/gru.mdx:15',
      () => put('content/terms/gru.mdx', saying('{run()}')['content/terms/gru.mdx']!),
    ],
    [
      'an unknown link',
      'content/terms/gru.mdx:15',
      () => put('content/terms/gru.mdx', saying('[x](term:y)')['content/terms/gru.mdx']!),
    ],
    [
      'malformed TeX',
      'content/terms/gru.mdx:15',
      () => put('content/terms/gru.mdx', saying('A $\\frac{1$.')['content/terms/gru.mdx']!),
    ],
    [
      'a tag left open',
      'content/terms/gru.mdx',
      () => put('content/terms/gru.mdx', saying('<Demo id="walk">')['content/terms/gru.mdx']!),
    ],
    [
      'malformed TeX in a definition',
      'content/terms/gru.mdx:6 definition',
      () =>
        put(
          'content/terms/gru.mdx',
          saying('It matters.')['content/terms/gru.mdx']!.replace('is a thing', 'is a $\\frac{1$'),
        ),
    ],
    [
      'a sentence tested in a demo that there is not',
      'content/tested/so.mdx',
      () =>
        put(
          'content/tested/so.mdx',
          '---\nsentence: Half of all is odd.\nverdict: right\norder: 1\ntry: { demo: run, term: gru }\n---\nSo it is.\n',
        ),
    ],
  ])('%s', async (_, named, breakIt) => {
    expect(checked()).toBe('');
    breakIt();
    const told = checked();
    expect(told).toContain(named);
    expect(told).toContain('Fix: ');
    expect(await built()).toBe(told);
  });
});

describe('both accept:', () => {
  it.each<[string, () => void]>([
    ['a project in order', () => undefined],
    [
      'files written on Windows',
      () => {
        for (const [file, text] of Object.entries(PROJECT)) put(file, `\uFEFF${text.replaceAll('\n', '\r\n')}`);
      },
    ],
    [
      'formulas, lists, tables, quotations and code',
      () =>
        put(
          'content/terms/gru.mdx',
          saying(
            'A $h_t$ and\n\n$$\nh_t = \\tanh(W x_t)\n$$\n\n- one thing\n  - in another\n\n> Said.\n\n| a | b |\n| - | - |\n| c | d |\n\n```ts\nconst x = { y: 1 };\n```\n\nA \\{ and a \\<.',
          )['content/terms/gru.mdx']!,
        ),
    ],
    [
      'spaces at the ends of front matter',
      () => put('content/terms/gate.mdx', `${PROJECT['content/terms/gate.mdx']!.trimEnd()}  \n\n`),
    ],
  ])('%s', async (_, change) => {
    change();
    expect(checked()).toBe('');
    expect(await built()).toBe('');
  });
});
