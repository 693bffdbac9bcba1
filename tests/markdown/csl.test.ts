/** A source as CSL-JSON: places taken apart, every form of a name, and references that a CSL processor writes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CslItem, nameOf, toCsl } from '../../src/markdown/csl.ts';
import type { SourceFields } from '../../src/schema/source.ts';
import { apaOf, cslJson, reference } from '../../src/site/build/bibliography.ts';
import { glossary } from '../../src/site/build/term-view.ts';

const source = (more: Partial<SourceFields>): SourceFields => ({
  title: 'Learning to forget',
  authors: ['Gers, Felix A.', 'Cummins, Fred'],
  year: 2000,
  kind: 'paper',
  read: 'whole',
  readOn: '2026-11-23',
  ...more,
});

describe('a source as CSL-JSON', () => {
  test.each<[string, Partial<SourceFields>, object]>([
    [
      'a journal with volume, issue and pages',
      { venue: 'Neural Computation 12(10), pp. 2451–2471' },
      {
        type: 'article-journal',
        'container-title': 'Neural Computation',
        volume: '12',
        issue: '10',
        page: '2451-2471',
      },
    ],
    [
      'a conference with a volume',
      { venue: 'International Joint Conference on Neural Networks (IJCNN), vol. 3, pp. 189–194' },
      {
        type: 'paper-conference',
        'container-title': 'International Joint Conference on Neural Networks (IJCNN)',
        volume: '3',
        page: '189-194',
      },
    ],
    [
      'a preprint',
      { venue: 'arXiv', arxiv: '2312.00752' },
      { type: 'article', publisher: 'arXiv', number: 'arXiv:2312.00752', URL: 'https://arxiv.org/abs/2312.00752' },
    ],
    ['a DOI, which needs no address beside it', { doi: '10.1162/1', arxiv: '2312.00752' }, { DOI: '10.1162/1' }],
    [
      'code, with the day it was read',
      { kind: 'code', url: 'https://a.b/c' },
      { type: 'software', accessed: { 'date-parts': [[2026, 11, 23]] }, URL: 'https://a.b/c' },
    ],
  ])('keeps %s', (_, fields, expected) => {
    expect(toCsl('gers2000', source(fields))).toMatchObject(expected);
  });

  test.each<[venue: string, expected: object]>([
    ['Neural Computation 9(8), pp. 5', { 'container-title': 'Neural Computation', volume: '9', issue: '8', page: '5' }],
    ['Neural Networks 18, p. 602', { 'container-title': 'Neural Networks', volume: '18', page: '602' }],
    ['Nature Methods 17(3), pp. S1–S7', { 'container-title': 'Nature Methods', volume: '17', page: 'S1-S7' }],
    ['PLOS ONE 12(4), pp. e0176214', { 'container-title': 'PLOS ONE', volume: '12', page: 'e0176214' }],
    ['Speech, pp. 1–4, 9', { 'container-title': 'Speech', page: '1-4, 9' }],
    ['Speech, pp. 1-4', { 'container-title': 'Speech', page: '1-4' }],
    ['Speech 3(1–2), pp. xi–xv', { 'container-title': 'Speech', volume: '3', issue: '1–2', page: 'xi-xv' }],
    ['Neural Information Processing 35', { 'container-title': 'Neural Information Processing', volume: '35' }],
    ['Interspeech 2010, pp. 1–4', { 'container-title': 'Interspeech 2010', page: '1-4' }],
  ])('takes "%s" apart', (venue, expected) => {
    const { type, id, title, author, issued, ...place } = toCsl('x2000', source({ venue }));
    expect(place).toMatchObject(expected);
    expect('volume' in place).toBe('volume' in expected);
  });

  test('gives a book its publisher, not a container', () => {
    const book = toCsl('x2010', source({ kind: 'book', venue: 'MIT Press' }));
    expect(book).toMatchObject({ type: 'book', publisher: 'MIT Press' });
    expect(book).not.toHaveProperty('container-title');
  });
});

test.each<[string, object]>([
  ['Gers, Felix A.', { family: 'Gers', given: 'Felix A.' }],
  ['van den Oord, Aäron', { 'non-dropping-particle': 'van den', family: 'Oord', given: 'Aäron' }],
  ['de Jong, Michiel', { 'non-dropping-particle': 'de', family: 'Jong', given: 'Michiel' }],
  ['King, Jr., Martin Luther', { family: 'King', suffix: 'Jr.', given: 'Martin Luther' }],
  ['de la Cruz, III, Juan', { 'non-dropping-particle': 'de la', family: 'Cruz', suffix: 'III', given: 'Juan' }],
  ['de Ortega y Gasset, José', { family: 'de Ortega y Gasset', given: 'José' }],
  ['Ortega y Gasset, José', { family: 'Ortega y Gasset', given: 'José' }],
  ['al-Khwarizmi, Muhammad', { family: 'al-Khwarizmi', given: 'Muhammad' }],
  ['Kumar M, Ajay', { family: 'Kumar M', given: 'Ajay' }],
  ['O’Connor, Mark', { family: 'O’Connor', given: 'Mark' }],
  ['Plato', { literal: 'Plato' }],
  ['llama.cpp contributors', { literal: 'llama.cpp contributors' }],
  ['{Smith, Sons and Co.}', { literal: 'Smith, Sons and Co.' }],
  ['Society of Signals, Sounds, Systems, and More', { literal: 'Society of Signals, Sounds, Systems, and More' }],
  ['Plato,', { literal: 'Plato,' }],
])('the name "%s" is what it says', (author, name) => expect(nameOf(author)).toEqual(name));

/** What of a reference a reader sees. */
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const apa = (item: CslItem) => textOf(apaOf(item));

test('a CSL processor writes every form of a name, in the order of the source', () => {
  const authors = ['van den Oord, Aäron', 'King, Jr., Martin Luther', '{Smith, Sons and Co.}', 'Ortega y Gasset, José'];
  expect(apa(toCsl('x2000', source({ authors })))).toContain(
    'van den Oord, A., King, M. L., Jr., Smith, Sons and Co., & Ortega y Gasset, J. (2000). Learning to forget',
  );
});

test('a CSL processor writes any title and any name', () => {
  // Quotation marks aside, which it makes curly, initials, and angle brackets, which CSL-JSON takes for italics.
  const word = fc.stringMatching(/^[A-Za-zäßéČ漢&_%#$~^\\{}`+-]{1,8}$/);
  const words = fc.array(word, { minLength: 2, maxLength: 5 }).map((all) => all.join(' '));
  fc.assert(
    fc.property(words, word, word, (title, family, given) => {
      const text = apa(toCsl('x2000', source({ title, authors: [`X${family}, G${given}`] })));
      expect(text).toContain(title);
      expect(text).toContain(`X${family}`);
    }),
  );
});

test.each(['the $& of $` and $$', '$$', '$1 $<a'])('a CSL processor leaves the dollars of "%s" alone', (title) =>
  expect(apa(toCsl('x2000', source({ title, kind: 'code', url: 'https://a.b/$&' })))).toMatch(
    new RegExp(`${title.replace(/[$]/g, '\\$&')}.*https://a\\.b/\\$&`),
  ),
);

test('the file of all sources has the types and variables of CSL 1.0.2 alone', () => {
  const items = JSON.parse(cslJson(glossary.sources.map(({ id }) => id))) as Record<string, unknown>[];
  const types = ['article', 'article-journal', 'paper-conference', 'book', 'webpage', 'software', 'dataset'];
  const variables =
    'id type title author issued accessed container-title publisher number volume issue page DOI URL'.split(' ');
  expect(items).toHaveLength(glossary.sources.length);
  for (const item of items) {
    expect(types).toContain(item.type);
    expect(Object.keys(item).filter((key) => !variables.includes(key))).toEqual([]);
  }
});

describe.each(glossary.sources.map(({ id, fields }) => [id, fields] as const))('the source %s', (id, fields) => {
  test('has a reference with a name, the year and its address, if it has one', () => {
    const text = reference(id);
    expect(text).toContain(String(fields.year));
    expect(text).toContain(fields.authors[0]!.split(',')[0]!);
    if (fields.doi ?? fields.arxiv ?? fields.url) expect(text).toMatch(/<a href="https?:/);
    expect(text).not.toMatch(/undefined|\[object/);
  });
});
