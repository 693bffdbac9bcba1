/** Islands are found and named, whichever way the links point; and old pages are told, by a day that is given. */
import { describe, expect, it } from 'vitest';
import { readContent } from '../../src/markdown/content.ts';
import { format } from '../../src/markdown/problem.ts';
import { checkReach, islands, stale } from '../../src/markdown/reach.ts';
import { body, PROJECT, planned, projectWith, written } from './project.ts';

const alone = (more: Record<string, string>) =>
  readContent(projectWith({ 'content/terms/rnn.mdx': written('Recurrent network', 5) + body(), ...more }));
const told = (more: Record<string, string> = {}) => checkReach(alone(more)).map(format);

describe('a written page', () => {
  it('that no link joins to the others is told, with the fix', () => {
    expect(told()).toEqual([
      'content/terms/rnn.mdx no link joins this page to the other pages\n' +
        '    Fix: Name a written term under "prerequisites" or "related", or link one in the text: [text](term:id).',
    ]);
  });

  it.each([
    ['a prerequisite', 'content/terms/rnn.mdx', written('Recurrent network', 5, 'prerequisites: [gru]\n') + body()],
    ['a related term', 'content/terms/rnn.mdx', written('Recurrent network', 5, 'related: [gru]\n') + body()],
    ['a link in its text', 'content/terms/rnn.mdx', written('Recurrent network', 5) + body('As a [GRU](term:gru).')],
    [
      'a link in its definition',
      'content/terms/rnn.mdx',
      written('Recurrent network', 5).replace('a thing', 'a [thing](term:gru)') + body(),
    ],
    [
      'a prerequisite of another',
      'content/terms/gru.mdx',
      written('Gated recurrent unit', 20, 'prerequisites: [rnn]\n') + body(),
    ],
    [
      'a link from another',
      'content/terms/gru.mdx',
      written('Gated recurrent unit', 20) + body('As an [RNN](term:rnn).'),
    ],
  ])('is joined by %s', (_, file, text) => {
    expect(told({ [file]: text })).toEqual([]);
  });

  it('is not joined by way of a planned term, which has no page', () => {
    expect(
      told({
        'content/terms/rnn.mdx': written('Recurrent network', 5, 'prerequisites: [gate]\n') + body(),
        'content/terms/gate.mdx': planned('Gate', 10, 'prerequisites: [gru]\n'),
      }),
    ).toHaveLength(1);
  });
});

it('an island of several pages is told once, with all their names', () => {
  expect(
    told({
      'content/terms/scan.mdx': written('Scan', 30, 'related: [rnn]\n') + body(),
      'content/terms/tcn.mdx': written('Convolution', 40, 'related: [lstm]\n') + body(),
    }),
  ).toEqual([expect.stringMatching(/no link joins these 2 pages to the others: rnn, scan\n/)]);
});

it('the largest island is the mainland, and islands grow together whatever the order of their links', () => {
  const ring = ['a1', 'b1', 'c1', 'd1'].map((id, k, all) => [
    `content/terms/${id}.mdx`,
    written(`Term ${id}`, 50 + k, k % 2 ? `related: [${all[k - 1]}]\n` : k ? 'related: [b1]\n' : '') + body(),
  ]);
  expect(islands(readContent(projectWith(Object.fromEntries(ring)))).map((ids) => ids.toSorted())).toEqual([
    ['a1', 'b1', 'c1', 'd1'],
    ['gru', 'lstm'],
  ]);
});

it('nothing is said of islands while a term cannot be read, for it may be the bridge', () => {
  expect(told({ 'content/terms/gru.mdx': '---\ntitle: [\n---\n' })).toEqual([]);
});

describe('a page', () => {
  const content = readContent({
    ...PROJECT,
    'content/terms/rnn.mdx': (written('Recurrent network', 5) + body()).replace(
      'verified: 2026-11-23',
      'verified: 2026-10-01',
    ),
  });
  const files = (today: string) =>
    stale(content, today).map(({ file, days }) => [file.replace(/.*\/|\.mdx/g, ''), days]);

  it('verified ninety days ago is not old yet; a day later it is', () => {
    expect(files('2026-12-30')).toEqual([]);
    expect(files('2026-12-31')).toEqual([['rnn', 91]]);
  });

  it('is told before those verified after it', () => {
    expect(files('2027-02-22')).toEqual([
      ['rnn', 144],
      ['gru', 91],
      ['lstm', 91],
    ]);
  });
});
