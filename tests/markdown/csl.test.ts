import { Cite } from '@citation-js/core';
import { describe, expect, test } from 'vitest';
import { toCsl } from '../../src/markdown/csl.ts';
import type { SourceFields } from '../../src/schema/source.ts';
import { bibtex, reference } from '../../src/stage/bibliography.ts';
import { glossary } from '../../src/stage/term-view.ts';

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

  test('takes a name with a comma for a person and one without for an organization', () => {
    expect(toCsl('gers2000', source({ authors: ['Gers, Felix A.', 'Apple'] })).author).toEqual([
      { family: 'Gers', given: 'Felix A.' },
      { literal: 'Apple' },
    ]);
  });
});

describe.each(glossary.sources.map(({ id, fields }) => [id, fields] as const))('the source %s', (id, fields) => {
  test('comes back from its BibTeX entry with its key, title, year and number of authors', () => {
    const entry = bibtex([id]);
    const [back] = new Cite(entry).data;
    expect(entry).toMatch(new RegExp(`^@[a-z]+\\{${id},`));
    const plain = (text: string) => text.replace(/<[^>]*>/g, '').replace(/[“”"'‘’]/g, '');
    expect(plain(back!.title)).toBe(plain(fields.title));
    expect(back!.issued['date-parts'][0][0]).toBe(fields.year);
    expect(back!.author).toHaveLength(fields.authors.length);
  });

  test('has a reference with a name, the year and its address, if it has one', () => {
    const text = reference(id);
    expect(text).toContain(String(fields.year));
    expect(text).toContain(fields.authors[0]!.split(',')[0]!);
    if (fields.doi ?? fields.arxiv ?? fields.url) expect(text).toMatch(/<a href="https?:/);
    expect(text).not.toMatch(/undefined|\[object/);
  });
});
