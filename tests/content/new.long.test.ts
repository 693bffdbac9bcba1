/** `npm run new` writes files that pass, and refuses what cannot be, with the fix. */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { create } from '../../src/cli/new.ts';
import type { Claim, Demo } from '../../src/define.ts';
import { checkContent } from '../../src/markdown/check.ts';
import { readContent } from '../../src/markdown/content.ts';
import { format } from '../../src/markdown/problem.ts';
import { checkReach } from '../../src/markdown/reach.ts';
import { Random } from '../../src/random.ts';
import { planned, projectWith } from '../markdown/project.ts';

const TODAY = '2026-11-23';
const TEXTS = projectWith({
  'content/terms/gate.mdx': planned('Gate', 10, 'formerly: [valve]\n'),
  'content/categories.yaml':
    '- id: basics\n  title: Basics\n- id: recurrent\n  title: Recurrent\n- id: foundations\n  title: Foundations\n',
});
const problemsWith = (files: Record<string, string>) => checkContent(readContent({ ...TEXTS, ...files })).map(format);

/** What a new page lacks: its demo, definition, review and sections are those of every new page. */
const UNWRITTEN = [
  'content/terms/forget-gate.mdx:9 definition: says only that it will be written',
  'content/terms/forget-gate.mdx:13 reviews.0: says that nothing was compared',
  ...[20, 24, 28, 32, 36, 40, 44].map(
    (line) => `content/terms/forget-gate.mdx:${line} the section has only the advice with which it was begun`,
  ),
  'src/demos/forget-gate.tsx:1 the file still has the example with which it was begun',
];

describe('a new term', () => {
  it('comes with a demo of its own, and lacks only what its writer has to say', () => {
    const files = create('term', 'forget-gate', TEXTS, TODAY, 'recurrent');
    expect(Object.keys(files)).toEqual(['content/terms/forget-gate.mdx', 'src/demos/forget-gate.tsx']);
    expect(problemsWith(files).map((told) => told.split('\n')[0])).toEqual(UNWRITTEN);
  });

  it('names a written term, so that it is no island', () => {
    const files = create('term', 'forget-gate', TEXTS, TODAY, 'recurrent');
    expect(checkReach(readContent({ ...TEXTS, ...files }))).toEqual([]);
  });

  it('is written, comes last in its category and has its title from its id', () => {
    const [text] = Object.values(create('term', 'forget-gate', TEXTS, TODAY, 'recurrent'));
    const { terms } = readContent({ ...TEXTS, 'content/terms/forget-gate.mdx': text! });
    expect(terms.find(({ id }) => id === 'forget-gate')!.fields).toMatchObject({
      title: 'Forget gate',
      category: 'recurrent',
      order: 30,
      status: 'written',
      verified: TODAY,
    });
  });

  it('that was planned keeps its fields', () => {
    const files = create('term', 'gate', TEXTS, TODAY);
    expect(problemsWith(files)).toHaveLength(UNWRITTEN.length);
    expect(readContent({ ...TEXTS, ...files }).terms.find(({ id }) => id === 'gate')!.fields).toMatchObject({
      title: 'Gate',
      category: 'basics',
      order: 10,
      status: 'written',
      formerly: ['valve'],
    });
  });

  it('leaves a demo of its name alone', () => {
    expect(Object.keys(create('term', 'walk', TEXTS, TODAY))).toEqual(['content/terms/walk.mdx']);
  });
});

it('a new source passes once it is read and cited', () => {
  const [[file, text = ''] = ['', '']] = Object.entries(create('source', 'elman1990', TEXTS, TODAY));
  expect(problemsWith({ [file]: text }).map((told) => told.split('\n')[0])).toEqual([
    `${file} no page cites this source`,
    `${file}:1 title: is not written yet`,
    `${file}:2 authors: are not written yet`,
    `${file}:4 url: "https://example.org/" is an address for examples`,
    `${file}:6 read: says that nothing was read`,
  ]);
  const read = text
    .replace('Title as printed', 'Finding structure in time')
    .replace('Given', 'Jeffrey L.')
    .replace(/url: .*/, 'doi: 10.1207/s15516709cog1402_1')
    .replace('nothing yet', 'pp. 179–185');
  const lstm = TEXTS['content/terms/lstm.mdx']!.replace('A sentence', 'A sentence [(Elman 1990)](cite:elman1990)');
  expect(problemsWith({ [file]: read, 'content/terms/lstm.mdx': lstm })).toEqual([]);
});

describe('a new', () => {
  it.each([
    ['path', 'from-gates', 'content/paths/from-gates.yaml', ['whom', 'steps.0.term', 'steps.1.why']],
    ['sense', 'walk', 'content/senses/walk.yaml', ['introduction', 'senses.0.term', 'senses.1.means']],
    ['tested', 'half', 'content/tested/half.mdx', ['sentence', 'verdict']],
    ['model', 'small-1b', 'content/models/small-1b.json', ['cache.layers', 'cache.heads', 'sources.0.where']],
  ])('%s is asked for what only its writer knows, and for nothing that it need not have', (kind, id, file, fields) => {
    const files = create(kind, id, TEXTS, TODAY);
    expect(Object.keys(files)).toEqual([file]);
    const told = problemsWith(files);
    expect(told.filter((problem) => !problem.startsWith(file))).toEqual([]);
    for (const field of fields)
      expect(
        told.some((problem) => problem.includes(` ${field}: `)),
        `${field} in ${told.join()}`,
      ).toBe(true);
    expect(told.filter((problem) => problem.includes('there is no such field'))).toEqual([]);
  });
});

describe('what cannot be is refused:', () => {
  it.each([
    [
      'a kind there is not',
      ['terms', 'x'],
      '"terms" is not one of term, source, demo, claim, path, sense, tested, model.\n    Fix: npm run new term <id>',
    ],
    [
      'a malformed id',
      ['demo', 'Forget Gate'],
      '"Forget Gate" cannot be an id: ids are lower-case words joined by hyphens, like state-space-model.\n    Fix: npm run new demo <id>',
    ],
    [
      'no id',
      ['claim', ''],
      '"" cannot be an id: ids are lower-case words joined by hyphens, like state-space-model.\n    Fix: npm run new claim <id>',
    ],
    ['a way out of the folder', ['demo', '../x'], '"../x" cannot be an id'],
    [
      'an id of a source without a year',
      ['source', 'gers'],
      '"gers" cannot be an id: the id of a source is a family name and a year, like gers2000 or gers2000peephole.\n    Fix: npm run new source <id>',
    ],
    [
      'a written term',
      ['term', 'lstm'],
      'There is a term called "lstm" already.\n    Fix: edit content/terms/lstm.mdx, or choose another id.',
    ],
    [
      'a source there is',
      ['source', 'gers2000'],
      'There is a source called "gers2000" already.\n    Fix: edit content/sources/gers2000.yaml, or choose another id.',
    ],
    [
      'a demo there is',
      ['demo', 'walk'],
      'There is a demo called "walk" already.\n    Fix: edit src/demos/walk.tsx, or choose another id.',
    ],
    [
      'a claim there is',
      ['claim', 'half-is-odd'],
      'There is a claim called "half-is-odd" already.\n    Fix: edit src/claims/half-is-odd.ts, or choose another id.',
    ],
    [
      'an old id',
      ['term', 'valve'],
      '"valve" is an old id of "gate".\n    Fix: edit content/terms/gate.mdx, or choose another id.',
    ],
    [
      'a category for what has none',
      ['demo', 'x', 'basics'],
      'Only a term has a category.\n    Fix: npm run new demo x',
    ],
    [
      'a category there is not',
      ['term', 'x', 'basic'],
      'There is no category "basic".\n    Fix: choose "basics"; all are in content/categories.yaml.',
    ],
  ])('%s', (_, [kind, id, category], message) => {
    expect(() => create(kind!, id!, TEXTS, TODAY, category)).toThrow(message);
  });
});

describe('in a copy of the project', () => {
  let root: string;
  // Inside the project, so that its packages are found; .cache is not in the repository.
  beforeAll(() => {
    mkdirSync('.cache', { recursive: true });
    root = mkdtempSync(resolve('.cache/new-'));
    // Without the claims, as slow ones would need their records, and without the demos, which no page of the copy shows.
    cpSync('src', join(root, 'src'), { recursive: true, filter: (file) => !/\.json$|^src.(claims|demos)/.test(file) });
    for (const [file, text] of Object.entries(TEXTS).filter(([name]) => name.startsWith('content/'))) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    for (const file of ['src/demos/walk.tsx', 'src/claims/half-is-odd.ts']) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), 'export default {};\n');
    }
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** Runs a program of src/cli there. */
  const run = (...args: string[]) => {
    try {
      return {
        code: 0,
        out: execFileSync(process.execPath, [join(root, 'src/cli/run.mjs'), ...args], {
          cwd: root,
          encoding: 'utf8',
          stdio: 'pipe',
        }),
      };
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: string };
      return { code: status, out: stderr };
    }
  };

  it('a check of content in order leaves with 0, and of any other with 1 and the fix', () => {
    const inOrder = 'content/ is in order: 2 written and 2 planned terms, 1 sources.\n';
    expect(run('check', '--on', TODAY)).toEqual({ code: 0, out: inOrder });
    expect(run('check', '--on', '2027-02-22')).toEqual({
      code: 0,
      out:
        'Verified more than 90 days before 2027-02-22; compare with the sources again and set "verified":\n' +
        `  content/terms/gru.mdx (2026-11-23, 91 days)\n  content/terms/lstm.mdx (2026-11-23, 91 days)\n\n${inOrder}`,
    });
    expect(run('check', '--on', 'soon').code).toBe(1);
    const file = join(root, 'content/terms/softmax.mdx');
    writeFileSync(file, planned('Softmax', 20, 'related: [gatte]\n'));
    expect(run('check')).toEqual({
      code: 1,
      out: 'content/terms/softmax.mdx:6 related: no term is called "gatte"\n    Fix: Did you mean "gate"? Otherwise add content/terms/gatte.mdx (npm run new term gatte).\n\n1 problem in content/.\n',
    });
    writeFileSync(file, planned('Softmax', 20));
  });

  it('a new demo draws, tells what it draws, and draws something else from another seed', async () => {
    expect(run('new', 'demo', 'random-steps').out).toContain(
      'src/demos/random-steps.tsx is written.\nNext: Place it on a page: <Demo id="random-steps" />\n\n' +
        '`npm run check` will ask for:\nsrc/demos/random-steps.tsx no page shows this demo\n',
    );
    const demo = ((await import(join(root, 'src/demos/random-steps.tsx'))) as { default: Demo }).default;
    const drawn = (seed: number, steps: number) => {
      const [frame] = [...(demo.run({ seed, steps }, new Random(seed), () => 0) as Generator<unknown>)];
      return [renderToString(demo.view(frame, { seed, steps }, () => {})), demo.tell(frame, { seed, steps })];
    };
    const [first, again, other, longer] = [drawn(1, 20), drawn(1, 20), drawn(2, 20), drawn(1, 30)];
    expect(first[0]).toMatch(/^<div class="lines-frame"><svg/);
    expect(first[1]).toMatch(/^After 20 steps the walk stands at .*\d\.$/);
    expect(again).toEqual(first);
    for (const changed of [other, longer]) for (const k of [0, 1]) expect(changed![k]).not.toBe(first[k]);
  });

  it('a new claim holds, says so from its numbers, and breaks when it is altered', async () => {
    expect(run('new', 'claim', 'half-of-all-parities-are-odd').code).toBe(0);
    const claim = ((await import(join(root, 'src/claims/half-of-all-parities-are-odd.ts'))) as { default: Claim })
      .default;
    const measured = await claim.measure();
    expect(claim.holds(measured)).toBe(true);
    expect(claim.says(measured)).toMatch(
      /^In 200 sequences of 100 steps, (49|50|51)\.\d % of the running parities are odd \(median of 5 draws, from \d\d\.\d to \d\d\.\d %\)\.$/,
    );
    expect(claim.holds(await claim.measure(claim.breaks.alteration))).toBe(false);
  });

  it('a new term and a new source say what comes next, and the check goes on from there', () => {
    expect(run('new', 'term', 'forget-gate').out).toContain(
      'content/terms/forget-gate.mdx is written.\nsrc/demos/forget-gate.tsx is written.\n',
    );
    expect(run('check').out).toContain(UNWRITTEN[0]);
    expect(run('new', 'source', 'elman1990').out).toContain(
      '`npm run check` will ask for:\ncontent/sources/elman1990.yaml no page cites this source',
    );
    expect(run('new', 'term', 'forget-gate')).toEqual({
      code: 1,
      out: 'There is a term called "forget-gate" already.\n    Fix: edit content/terms/forget-gate.mdx, or choose another id.\n',
    });
  });
});
