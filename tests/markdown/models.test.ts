/** Published models: fields, factors and sources, checked with the fix. */
import { expect, it } from 'vitest';
import { checkModels, type ModelFile, productIn, readModel } from '../../src/markdown/models.ts';

const GOOD = JSON.stringify(
  {
    title: 'Small-1B',
    order: 1,
    cache: { layers: 4, heads: 2, width: 8 },
    state: { layers: 3, bytes: 4, parts: [{ name: 'matrices', numbers: 96, as: '2 heads × (4 + 2) × 8' }] },
    sources: [{ id: 'small2026', where: 'defaults' }],
    verified: '2026-11-23',
  },
  null,
  1,
);
const told = (text: string, id = 'small-1b') => {
  const file = `content/models/${id}.json`;
  const read = readModel(id, file, text);
  const problems = Array.isArray(read)
    ? read
    : checkModels({ models: [read as ModelFile], ids: { source: ['small2026'] } } as never);
  return problems.map(({ line, field, message, fix }) => `${line ?? '-'} ${field ?? '-'}: ${message}. ${fix}`);
};

it('one in order has no problem', () => expect(told(GOOD)).toEqual([]));

it.each([
  [
    'a number that is not what its factors give',
    GOOD.replace('96', '95'),
    '"matrices" has 95 numbers, and 2 heads × (4 + 2) × 8 is 96. Write the factors as in',
  ],
  [
    'factors in words only',
    GOOD.replace('2 heads × (4 + 2) × 8', 'the usual ones'),
    '"the usual ones" is not a product of numbers',
  ],
  ['a source that is none', GOOD.replace('small2026', 'smal2026'), 'small2026'],
  ['a misspelled field', GOOD.replace('"cache"', '"cash"'), 'cash'],
  [
    'no figure at all',
    JSON.stringify({ title: 'X-1', order: 1, sources: [{ id: 'small2026', where: 'here' }], verified: '2026-11-23' }),
    'a model keeps something: give it a cache, a state, or both',
  ],
  ['half a head', GOOD.replace('"heads": 2', '"heads": 2.5'), 'heads'],
  ['broken JSON', GOOD.slice(0, -1), ''],
])('%s is told', (_, text, message) => {
  const problems = told(text);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.join('\n')).toContain(message);
});

it('a product is what it would be on paper', () => {
  expect(['2 × 3', '(2 × 3 + 4) channels × 5', '8192 channels × 16', '7', 'many'].map(productIn)).toEqual([
    6,
    50,
    131_072,
    undefined,
    undefined,
  ]);
});
