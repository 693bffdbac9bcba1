/** The fields of terms, sources and lists: what is filled in, and what is refused. */
import { describe, expect, it } from 'vitest';
import { categoriesSchema, symbolsSchema } from '../../src/schema/lists.ts';
import { sourceId, sourceSchema } from '../../src/schema/source.ts';
import { id, termSchema } from '../../src/schema/term.ts';

const PLANNED = { title: 'Gate', category: 'recurrent', order: 10, status: 'planned' };
const WRITTEN = {
  ...PLANNED,
  status: 'written',
  definition: 'A gate is a number between nothing and all.',
  verified: '2026-11-23',
  reviews: [{ what: 'facts compared', when: '2026-11-23' }],
};
const SOURCE = {
  title: 'Learning to forget',
  authors: ['Gers, Felix A.'],
  year: 2000,
  kind: 'paper',
  read: 'abstract',
  readOn: '2026-11-23',
};
const passes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('a term', () => {
  it('has empty lists and no core place unless it says so', () => {
    expect(termSchema.parse(PLANNED)).toEqual({
      ...PLANNED,
      aliases: [],
      finds: [],
      senseOf: [],
      prerequisites: [],
      related: [],
      core: false,
      formerly: [],
    });
  });

  it('that is planned has neither a definition nor a date', () => {
    expect(passes(termSchema, PLANNED)).toBe(true);
    for (const field of ['definition', 'verified', 'reviews'] as const) {
      expect(passes(termSchema, { ...PLANNED, [field]: WRITTEN[field] })).toBe(false);
    }
  });

  it('that is written has all three, with at least one review', () => {
    expect(passes(termSchema, WRITTEN)).toBe(true);
    for (const field of ['definition', 'verified', 'reviews'] as const) {
      const { [field]: _, ...rest } = WRITTEN;
      expect(passes(termSchema, rest)).toBe(false);
    }
    expect(passes(termSchema, { ...WRITTEN, reviews: [] })).toBe(false);
  });

  it('has no field that is not in the schema, nor its reviews', () => {
    expect(passes(termSchema, { ...WRITTEN, layout: '../x.astro' })).toBe(false);
    expect(passes(termSchema, { ...WRITTEN, reviews: [{ ...WRITTEN.reviews[0], by: 'Ann' }] })).toBe(false);
  });

  it('may have dates that YAML has already read', () => {
    expect(termSchema.parse({ ...WRITTEN, verified: new Date('2026-11-23') })).toMatchObject({
      verified: '2026-11-23',
    });
  });
});

it.each(['lstm', 's4', 'state-space-model', 'mamba-2'])('%s is an id', (name) => {
  expect(passes(id, name)).toBe(true);
});
it.each(['LSTM', 'state space', '-lstm', 'lstm-', 'a--b', 'lstm.x', '../lstm', ''])('"%s" is no id', (name) => {
  expect(passes(id, name)).toBe(false);
});

describe('a source', () => {
  it.each(['gers2000', 'gers2000peephole'])('may be called %s', (name) => {
    expect(passes(sourceId, name)).toBe(true);
  });
  it.each(['gers', '2000', 'gers-2000', 'Gers2000', 'gers00'])('may not be called %s', (name) => {
    expect(passes(sourceId, name)).toBe(false);
  });

  it('says what of it was read, and when', () => {
    expect(passes(sourceSchema, SOURCE)).toBe(true);
    for (const field of ['read', 'readOn', 'authors', 'year', 'kind', 'title'] as const) {
      const { [field]: _, ...rest } = SOURCE;
      expect(passes(sourceSchema, rest)).toBe(false);
    }
  });

  it.each([
    ['doi', '10.1162/089976600300015015', 'https://doi.org/10.1162/089976600300015015'],
    ['arxiv', '1706.03762', 'arXiv:1706.03762'],
    ['arxiv', 'cs/0101001', 'cs-0101001'],
    ['url', 'https://example.org/x', 'javascript:alert(1)'],
    ['url', 'http://example.org/', 'example.org'],
    ['kind', 'code', 'blog'],
    ['readOn', '2026-11-23', '23.11.2026'],
  ])('has a %s like %s, not like %s', (field, right, wrong) => {
    expect(passes(sourceSchema, { ...SOURCE, [field]: right })).toBe(true);
    expect(passes(sourceSchema, { ...SOURCE, [field]: wrong })).toBe(false);
  });
});

describe('the lists', () => {
  it('of categories have an id and a title each', () => {
    expect(passes(categoriesSchema, [{ id: 'recurrent', title: 'Recurrent' }])).toBe(true);
    expect(passes(categoriesSchema, [{ id: 'Recurrent', title: 'Recurrent' }])).toBe(false);
    expect(passes(categoriesSchema, [{ id: 'recurrent', title: 'Recurrent', order: 1 }])).toBe(false);
  });

  it('of symbols have a letter and a name each', () => {
    expect(
      passes(symbolsSchema, [{ letter: 'h', name: 'hidden state', quantity: 'hidden', shape: '[B,H]', in: ['elman'] }]),
    ).toBe(true);
    expect(passes(symbolsSchema, [{ letter: 'h' }])).toBe(false);
    expect(passes(symbolsSchema, [{ letter: 'h', name: 'hidden state', color: 'red' }])).toBe(false);
  });
});
