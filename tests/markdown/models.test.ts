/** Published models: fields, factors and sources, checked with the fix. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Content } from '../../src/markdown/content.ts';
import { checkModels, type ModelFile, readModel } from '../../src/markdown/models.ts';
import { productIn } from '../../src/markdown/product.ts';

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
const checked = (models: ModelFile[]) => checkModels({ models, ids: { source: ['small2026'] } } as unknown as Content);
const told = (text: string, id = 'small-1b') => {
  const read = readModel(id, `content/models/${id}.json`, text);
  const problems = Array.isArray(read) ? read : checked([read]);
  return problems.map(({ line, field, message, fix }) => `${line ?? '-'} ${field ?? '-'}: ${message}. ${fix}`);
};
/** The good model with other fields, a field a line. */
const having = (fields: object) => JSON.stringify({ ...JSON.parse(GOOD), ...fields }, null, 1);

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

describe('a cache', () => {
  const group = { layers: 4, heads: 2, width: 8 };
  const LATENT = { layers: 61, latent: 512, rotary: 64, expanded: { heads: 128, keys: 192, values: 128 } };

  it.each<[string, object | object[]]>([
    ['of one group, without brackets', group],
    ['of groups, some with a window', [group, { ...group, window: 128 }]],
    ['with keys wider than values', { layers: 4, heads: 2, keys: 24, values: 16 }],
    ['with a latent vector', LATENT],
    ['with a latent vector alone', { layers: 4, latent: 512 }],
    ['that others read as well', [{ ...group, readBy: 5 }]],
  ])('%s can be entered', (_, cache) => expect(told(having({ cache }))).toEqual([]));

  it('of one group is that of a list of one', () => {
    const [one, list] = [having({ cache: group }), having({ cache: [group] })].map((text) =>
      readModel('small-1b', 'content/models/small-1b.json', text),
    );
    expect((one as ModelFile).fields).toEqual((list as ModelFile).fields);
    expect((one as ModelFile).fields.cache).toEqual([group]);
  });

  it.each<[string, object | object[] | string, string]>([
    [
      'without heads',
      [group, { layers: 4, width: 8 }],
      '10 cache.1: "width" do not give the size of a key and of a value. Give "heads" and "width"',
    ],
    [
      'without any size',
      { layers: 4 },
      '4 cache: nothing says how many numbers a layer keeps of a token. Give "heads"',
    ],
    [
      'with keys alone',
      { layers: 4, heads: 2, keys: 8 },
      '"heads" and "keys" do not give the size of a key and of a value',
    ],
    [
      'with a width beside keys and values',
      { ...group, keys: 8, values: 8 },
      '"heads" and "width" and "keys" and "values" do not',
    ],
    [
      'with heads beside a latent vector',
      { ...LATENT, heads: 128 },
      'cache.heads: cannot be 128: a latent vector takes the place of keys and values for each head. Remove it.',
    ],
    [
      'with a rotated key of no latent vector',
      { ...group, rotary: 64 },
      'cache.rotary: cannot be 64: it belongs to latent attention, and there is no "latent". Add "latent": 512',
    ],
    [
      'with an expansion of no latent vector',
      { ...group, expanded: LATENT.expanded },
      'cache.expanded: it belongs to latent attention',
    ],
    [
      'of minus four layers',
      { ...group, layers: -4 },
      '5 cache.layers: cannot be -4: it is counted, so it is a whole number above 0',
    ],
    [
      'of half a layer, in the second group',
      [group, { ...group, layers: 0.5 }],
      '11 cache.1.layers: cannot be 0.5: it is counted',
    ],
    ['with a window of no token', { ...group, window: 0 }, 'cache.window: cannot be 0: it is counted'],
    [
      'that is a sentence',
      'a cache of 4 layers',
      '4 cache: cannot be "a cache of 4 layers": a group of layers is written { "layers": 32',
    ],
    ['that is an empty list', [], '4 cache: has no entries and needs at least 1 entry. Add one.'],
    ['with a misspelled field', { ...group, windows: 8 }, 'cache.windows: there is no such field'],
  ])('%s is told with its line and the fix', (_, cache, message) =>
    expect(told(having({ cache })).join('\n')).toContain(message),
  );
});

describe('a state', () => {
  const part = (more: object) => ({ name: 'window', numbers: 24, as: '8 channels × 3', ...more });

  it('may give the bytes of each part', () =>
    expect(
      told(having({ state: { layers: 3, parts: [part({ bytes: 2 }), part({ name: 'state', bytes: 4 })] } })),
    ).toEqual([]));

  it('may differ between groups of layers', () =>
    expect(
      told(
        having({
          state: [
            { layers: 3, bytes: 4, parts: [part({})] },
            { layers: 1, bytes: 2, parts: [part({})] },
          ],
        }),
      ),
    ).toEqual([]));

  it('whose bytes nothing gives is told', () =>
    expect(told(having({ state: { layers: 3, parts: [part({ bytes: 2 }), part({ name: 'matrices' })] } }))).toEqual([
      '18 state.parts.1: nothing says how many bytes a number of "matrices" takes. Add "bytes": 4 (or 2) to it, or to the state for all its parts.',
    ]));

  it('whose number is not its product is told at its line, in the second group, too', () =>
    expect(
      told(
        having({
          state: [
            { layers: 3, bytes: 4, parts: [part({})] },
            { layers: 1, bytes: 2, parts: [part({ numbers: 25 })] },
          ],
        }),
      ),
    ).toEqual([expect.stringMatching(/^25 state\.parts: "window" has 25 numbers, and 8 channels × 3 is 24\./)]));
});

describe('weights', () => {
  const weights = { total: 100, active: 30, experts: { of: 16, active: 2 }, from: 'counted by hand' };

  it('with experts can be entered', () => expect(told(having({ weights }))).toEqual([]));

  it.each<[string, object, string]>([
    [
      'more of them active than there are',
      { active: 101 },
      'weights.active: cannot be 101: a token cannot read 101 weights of 100. Correct one of the two.',
    ],
    [
      'more experts than there are',
      { experts: { of: 2, active: 16 } },
      'weights.experts.active: cannot be 16: a token cannot be sent to 16 experts of 2.',
    ],
    ['none', { total: 0 }, 'weights.total: cannot be 0: it is counted'],
    ['from nowhere', { from: undefined }, 'weights.from: is missing'],
  ])('%s: that is told', (_, more, message) =>
    expect(told(having({ weights: { ...weights, ...more } })).join('\n')).toContain(message),
  );
});

it('two models of one name are told, the later one', () => {
  const read = (id: string, fields: object) => readModel(id, `content/models/${id}.json`, having(fields)) as ModelFile;
  const problems = checked([read('a', {}), read('b', { title: 'Other-1B' }), read('c', { order: 2 })]);
  expect(problems.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
    'content/models/c.json:2 "Small-1B" is that of content/models/a.json, too',
  ]);
});

/** Somewhere in a value, something else: what a hurried or a hostile hand would leave there. */
const broken = fc
  .tuple(
    fc.infiniteStream(fc.nat()),
    fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom('__proto__', -0, 1e300, '\u0000', '×'.repeat(300), '((('.repeat(60)),
    ),
  )
  .map(([steps, value]) => {
    const model = JSON.parse(GOOD) as Record<string, unknown>;
    let place: Record<string, unknown> = model;
    for (;;) {
      const keys = Object.keys(place);
      const key = keys[Number(steps.next().value) % keys.length] ?? 'title';
      const inner = place[key];
      const goDeeper = typeof inner === 'object' && inner !== null && Number(steps.next().value) % 2 === 1;
      if (!goDeeper) {
        place[key] = value;
        return JSON.stringify(model, null, 1);
      }
      place = inner as Record<string, unknown>;
    }
  });

it('whatever stands in a file, it is a model or it is told in sentences, with a fix', () => {
  fc.assert(
    fc.property(broken, (text) => {
      for (const problem of told(text)) {
        expect(problem).not.toMatch(/undefined|\[object|NaN|Invalid|expected/);
        expect(problem).toMatch(/\.$/);
      }
    }),
    { numRuns: 300 },
  );
});

it.each<[string, number | undefined]>([
  ['2 × 3', 6],
  ['(2 × 3 + 4) channels × 5', 50],
  ['8192 channels × 16', 131_072],
  ['2 * (3 + (4 + 1)) * 2', 32],
  ['1,024 heads × 2', 2048],
  ['3 conv1d columns × 4', 12],
  ['7', undefined],
  ['many', undefined],
  ['2 × × 3', undefined],
  ['(2 + 3) 4', undefined],
  ['(2 + 3', undefined],
  ['2 × 3)', undefined],
  ['2 × 3 / 2', undefined],
])('%s is %s on paper', (as, value) => expect(productIn(as)).toBe(value));
