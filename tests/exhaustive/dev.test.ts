/** `npm run dev` shows every edit of every kind within two seconds, and what is wrong with the content on the page itself. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOfProject, outsideTests } from './copy.ts';

/** How long an edit may take until the page shows it, in milliseconds. */
const SOON = 2000;
/** A machine that is busy with something else gets this many tries; an edit that is slow is slow in all of them. */
const TRIES = 4;

let root: string;
let server: ChildProcess;
let address: string;
let said = '';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const place = probe.address();
      probe.close(() => resolve(typeof place === 'object' && place ? place.port : 0));
    });
  });

interface Answer {
  status: number;
  text: string;
}
async function get(path: string): Promise<Answer> {
  const response = await fetch(address + path);
  return { status: response.status, text: await response.text() };
}

/** Asks until the answer is as wanted, and says how long that took; gives up long after it would be too late. */
async function until(path: string, wanted: (answer: Answer) => boolean): Promise<number> {
  const start = performance.now();
  for (;;) {
    const answer = await get(path);
    if (wanted(answer)) return performance.now() - start;
    expect(answer.status, answer.text.slice(0, 2000)).not.toBe(500);
    if (performance.now() - start > 30_000) throw new Error(`${path} never showed it: ${answer.text.slice(0, 3000)}`);
  }
}

/** Changes a file (undefined: there is none), waits until the page shows it, and changes it back. */
async function shows(
  file: string,
  change: (text: string) => string | undefined,
  path: string,
  wanted: (answer: Answer) => boolean,
): Promise<void> {
  const place = join(root, file);
  const kept = (() => {
    try {
      return readFileSync(place, 'utf8');
    } catch {
      return undefined;
    }
  })();
  const put = (text: string | undefined) => (text === undefined ? rmSync(place) : writeFileSync(place, text));
  const changed = change(kept ?? '');
  expect(changed, `the test changes nothing in ${file}`).not.toBe(kept);
  await until(path, (answer) => !wanted(answer));
  const times: number[] = [];
  for (let k = 0; k < TRIES && Math.min(...times) > SOON - 1; k++) {
    put(changed);
    try {
      times.push(await until(path, wanted));
    } finally {
      put(kept);
    }
    await until(path, (answer) => !wanted(answer));
  }
  expect(Math.min(...times), `times of all tries: ${times.map(Math.round).join(', ')} ms`).toBeLessThan(SOON);
}

const says = (words: string) => (answer: Answer) => answer.status === 200 && answer.text.includes(words);
const set = (field: string, value: string) => (text: string) =>
  text.replace(new RegExp(`^${field}: .*$`, 'm'), `${field}: ${value}`);
const before = (heading: string, words: string) => (text: string) =>
  text.replace(`## ${heading}`, () => `${words}\n\n## ${heading}`);
const PLANNED = '---\ntitle: Zebra\ncategory: foundations\norder: 990\nstatus: planned\n---\n';

beforeAll(async () => {
  root = copyOfProject();
  address = `http://localhost:${await freePort()}`;
  server = spawn('npx', ['astro', 'dev', '--port', new URL(address).port], {
    cwd: root,
    detached: true,
    env: outsideTests(),
  });
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (words: Buffer) => (said += String(words)));
  for (;;) {
    try {
      await get('/favicon.svg');
      break;
    } catch {
      if (server.exitCode !== null) throw new Error(`The dev server ended: ${said}`);
    }
  }
  // What is loaded once is not an edit's.
  for (const path of ['/', '/terms/gru/', '/tested/', '/numbers/', '/sources/', '/claims/'])
    expect((await get(path)).status, `${path}: ${said}`).toBe(200);
}, 300_000);
afterAll(() => {
  if (server?.pid) process.kill(-server.pid);
  if (root) rmSync(root, { recursive: true, force: true });
});

it('starts without a warning or an error', () => {
  expect(said).not.toMatch(/\[WARN\]|\[ERROR\]|warning|error/i);
});

describe('an edit is seen soon:', () => {
  it.each<[string, string, (text: string) => string | undefined, string, (answer: Answer) => boolean]>([
    ['the text of a page', 'content/terms/gru.mdx', before('In practice', 'A zebra.'), '/terms/gru/', says('A zebra.')],
    ['its title, on it', 'content/terms/gru.mdx', set('title', 'Zebra unit'), '/terms/gru/', says('<title>Zebra unit')],
    ['its title, elsewhere', 'content/terms/gru.mdx', set('title', 'Zebra unit'), '/', says('Zebra unit')],
    [
      'its title, linked from another',
      'content/terms/gru.mdx',
      set('title', 'Zebra unit'),
      '/terms/lstm/',
      says('Zebra unit'),
    ],
    ['a new planned term', 'content/terms/zebra.mdx', () => PLANNED, '/', says('Zebra')],
    [
      'a new page',
      'content/terms/zebra.mdx',
      () => set('title', 'Zebra')(readFileSync(join(root, 'content/terms/jacobian.mdx'), 'utf8')),
      '/terms/zebra/',
      says('<title>Zebra'),
    ],
    ['a term that is gone', 'content/terms/griffin.mdx', () => undefined, '/', ({ text }) => !text.includes('Griffin')],
    [
      'a tested sentence',
      'content/tested/one-gru.mdx',
      set('sentence', 'There is one zebra everywhere.'),
      '/tested/',
      says('one zebra'),
    ],
    [
      'a page about the glossary',
      'content/about/decisions.mdx',
      set('title', 'Zebras'),
      '/about/decisions/',
      says('<title>Zebras'),
    ],
    ['a source', 'content/sources/gers2000.yaml', set('title', 'Zebra source'), '/sources/', says('Zebra source')],
    ['a path', 'content/paths/first-steps.yaml', set('title', 'Zebra path'), '/paths/first-steps/', says('Zebra path')],
    ['a word', 'content/senses/gate.yaml', set('title', 'Zebra'), '/senses/gate/', says('Zebra, the word')],
    [
      'the symbols',
      'content/symbols.yaml',
      (text) => text.replace('hidden state', 'zebra state'),
      '/symbols/',
      says('zebra state'),
    ],
    [
      'a published model',
      'content/models/jamba-v0-1.json',
      (text) => text.replace(/"title": ".*?"/, '"title": "Zebra 7B"'),
      '/numbers/',
      says('Zebra 7B'),
    ],
    [
      'a claim',
      'src/claims/softmax-ignores-what-all-scores-share.ts',
      (text) => text.replace(/says: [^`]*`/, (begin) => `${begin}Zebra: `),
      '/cards/claims/softmax-ignores-what-all-scores-share.json',
      says('Zebra: '),
    ],
    [
      'a demo',
      'src/demos/gru-gates.tsx',
      (text) => text.replace(/dare: ['"]/, (begin) => `${begin}Zebra: `),
      '/terms/gru/',
      says('Zebra: '),
    ],
    [
      'a cell whose code is printed',
      'src/models/gru/cell.ts',
      (text) => `${text}// A zebra.\n`,
      '/terms/gru/',
      says('// A zebra.'),
    ],
  ])('%s', async (_, file, change, path, wanted) => shows(file, change, path, wanted));
});

describe('a mistake stands at the top of its page, with line and fix:', () => {
  /** The list comes first on the page, and names the file and this. */
  const lists = (words: string) => (answer: Answer) => {
    const [, list = ''] =
      /<main[^>]*>(?:<link[^>]*>)?<aside class="dev-problems"[^>]*>([\s\S]*?)<\/aside>/.exec(answer.text) ?? [];
    return (
      answer.status === 200 && list.includes('content/terms/gru.mdx:') && list.includes(words) && list.includes('Fix: ')
    );
  };
  it.each<[string, (text: string) => string, string]>([
    ['a number without a mark', before('In practice', 'There were 17 zebras.'), 'has no mark'],
    ['an unknown category', set('category', 'zebras'), 'no category is called'],
    ['an unknown link', before('In practice', 'See [it](term:zebra).'), 'no term is called'],
    ['an unknown demo', before('In practice', '<Demo id="zebra" />'), 'no demo is called'],
    ['malformed TeX', before('In practice', 'A $\\frac{1$.'), 'malformed'],
    ['a program', before('In practice', '{process.exit()}'), 'is an expression'],
    ['a tag left open', before('In practice', '<Demo id="x"'), 'Fix: '],
    ['front matter that is not YAML', set('category', '[zebras'), 'Fix: '],
    ['a field too many', set('category', 'recurrent\nzebras: many'), 'zebras'],
    ['a circle of prerequisites', set('prerequisites', '[gru]'), 'prerequisites'],
  ])('%s', async (_, change, words) => shows('content/terms/gru.mdx', change, '/terms/gru/', lists(words)));

  it('a claim with an unknown source, on the page of claims', () =>
    shows(
      'src/claims/softmax-ignores-what-all-scores-share.ts',
      (text) => text.replace(/^ {2}cites: \[/m, (begin) => `${begin}'zebra1999', `),
      '/claims/',
      (answer) => answer.status === 200 && answer.text.includes('dev-problems') && answer.text.includes('zebra1999'),
    ));
});

it('no edit was answered by an error or a stack trace', () => {
  expect(said).not.toMatch(/\[ERROR\]|Stack trace/);
});
