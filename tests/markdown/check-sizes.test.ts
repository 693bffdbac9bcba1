/** Numbers that pages take from a published model follow from its file. */
import { describe, expect, it } from 'vitest';
import { problemsOf, SAID, saying } from './project.ts';

const gru = 'content/terms/gru.mdx';
/** 4 layers × 2 heads × (8 + 8) numbers × 2 bytes: 256 bytes a token. */
const MODEL = JSON.stringify({
  title: 'Small-1B',
  order: 1,
  cache: { layers: 4, heads: 2, width: 8 },
  weights: { total: 1_000_000_000, active: 900_000_000, from: 'counted from the layers' },
  sources: [{ id: 'gers2000', where: 'defaults' }],
  verified: '2026-11-23',
});
const told = (text: string) =>
  problemsOf({ ...saying(text), 'content/models/small-1b.json': MODEL }).map((problem) => problem.split('\n')[0]);

describe('a number that rests on a model', () => {
  it.each([
    ['a figure of its file', 'It has [4 layers](model:small-1b).'],
    ['what a token costs', 'A token takes [256 bytes](model:small-1b).'],
    ['what a text costs', 'At 4,096 tokens [its cache is 1 MiB](model:small-1b).'],
    ['packed into fewer bits', 'At 4,096 tokens that is [0.28 MiB](model:small-1b).'],
    ['its weights', 'It reads [1.8 GB at 16 bits](model:small-1b).'],
    [
      'in a table, whose first column says how long a text is',
      '[It](model:small-1b) keeps:\n\n| Tokens | Cache |\n|---|---|\n| 4,096 | 1 MiB |',
    ],
    ['beside a citation', 'The GRU of 2014 [(Gers 2000, §3)](cite:gers2000) has [4 layers](model:small-1b).'],
  ])('passes: %s', (_, text) => expect(told(text)).toEqual([]));

  it.each([
    ['another figure', 'It has [5 layers](model:small-1b).', '"5" rests on "small-1b"'],
    ['another size', 'At 4,096 tokens [its cache is 2 MiB](model:small-1b).', '"2 MiB" rests on "small-1b"'],
    ['another length', 'At 2,048 tokens [its cache is 1.0 MiB](model:small-1b).', '"1.0 MiB" rests on "small-1b"'],
    ['beside the link', 'With 5 layers it keeps [256 bytes](model:small-1b).', '"5" rests on "small-1b"'],
    [
      'beside a citation',
      'So it is [(Gers 2000, §3)](cite:gers2000), with [5 layers](model:small-1b).',
      '"5" rests on "small-1b"',
    ],
    [
      'in a table',
      '[It](model:small-1b) keeps:\n\n| Tokens | Cache |\n|---|---|\n| 4,096 | 3 MiB |',
      '"3 MiB" rests on "small-1b"',
    ],
  ])('is told: %s', (_, text, start) => {
    expect(told(text)).toEqual([expect.stringContaining(start) as string]);
  });

  it('needs a model that there is', () =>
    expect(told('It has [4 layers](model:smal-1b).')[0]).toBe(`${gru}:${SAID} no model is called "smal-1b"`));
});

it('a size of a model in bytes is computed, not only cited', () => {
  expect(told('Small-1B keeps 1 MiB [(Gers 2000, §3)](cite:gers2000).')).toEqual([
    `${gru}:${SAID} "1 MiB" is a size of Small-1B, and nothing computes it`,
  ]);
  expect(told('Another keeps 1 MiB [(Gers 2000, §3)](cite:gers2000).')).toEqual([]);
});
