/** Which words agree with a source, and which places of it were read. */
import { describe, expect, it } from 'vitest';
import { citedAs, partsIn } from '../../src/markdown/check-citations.ts';
import { PROJECT, problemsOf, saying } from './project.ts';

const gers = 'content/sources/gers2000.yaml';
const citing = (
  words: string,
  read: string,
  authors = '["Gers, Felix A.", "Schmidhuber, Jürgen", "Cummins, Fred"]',
  kind = 'paper',
) =>
  problemsOf({
    ...saying(`As said [${words}](cite:gers2000).`),
    'content/terms/lstm.mdx': (PROJECT['content/terms/lstm.mdx'] ?? '').replace('(Gers 2000)', '(§1)'),
    [gers]: (PROJECT[gers] ?? '')
      .replace('["Gers, Felix A."]', authors)
      .replace('read: whole', `read: ${JSON.stringify(read)}`)
      .replace('paper', kind),
  }).filter((told) => told.startsWith('content/terms/gru.mdx'));

it.each([
  [['Elman, Jeffrey L.'], 'Elman 1990'],
  [['Gu, Albert', 'Dao, Tri'], 'Gu & Dao 1990'],
  [['Gers, Felix A.', 'Schmidhuber, Jürgen', 'Cummins, Fred'], 'Gers et al. 1990'],
  [['Hugging Face'], 'Hugging Face 1990'],
])('%j are cited as %s', (authors, words) => {
  expect(citedAs({ authors, year: 1990 })).toBe(words);
});

describe('words that agree:', () => {
  it.each([
    '(Gers et al. 2000)',
    '(Gers, Schmidhuber & Cummins 2000, §1)',
    '(Gers and others 2000)',
    'as Gers et al. (2000) say',
    '(2000, §1)',
    '(§1)',
    '(README)',
    '(Gers et al., 2000)',
    'the rule',
  ])('%s', (words) => expect(citing(words, 'whole')).toEqual([]));
  it('without accents, and an organization by its whole name', () => {
    expect(citing('(Schmidhuber & Gulcehre 2000)', 'whole', '["Schmidhuber, Jürgen", "Gülçehre, Çağlar"]')).toEqual([]);
    expect(citing('(Hugging Face 2000)', 'whole', '["Hugging Face"]', 'documentation')).toEqual([]);
  });
});

describe('words that do not:', () => {
  it.each([
    '(Schmidhuber et al. 2000)',
    '(Gers & Schmidhuber 2000)',
    '(Gers 2000)',
    '(Gers et al. 2001)',
    '(Gers, Cummins & Schmidhuber 2000)',
    '(2001, §1)',
  ])('%s', (words) => expect(citing(words, 'whole')).toHaveLength(1));
});

it('the parts that a text names', () => {
  const parts = (text: string) =>
    partsIn(text).map(({ kind, from, to }) => `${kind} ${from === to ? from : `${from}–${to}`}`);
  expect(parts('§1–§5, Table 1, and appendices A, B.1–B.4, E.1, E.4 and E.5')).toEqual([
    '§ 1–5',
    'table 1',
    'appendix A',
    'appendix B.1–B.4',
    'appendix E.1',
    'appendix E.4',
    'appendix E.5',
  ]);
  expect(parts('abstract, §1–3 and the conclusion (§6), in stored transcriptions')).toEqual(['§ 1–3', '§ 6']);
  expect(parts('pp. 179–185 (abstract, figures 1 and 2 with their captions)')).toEqual([
    'page 179–185',
    'figure 1',
    'figure 2',
  ]);
  expect(parts('§1 and §2 in version 3, with equations 5–8')).toEqual(['§ 1', '§ 2', 'equation 5–8']);
  expect(parts('whole, at commit 3422977 of 21 August 2026')).toEqual([]);
});

describe('a place is one that was read:', () => {
  it.each([
    ['§3.2.1', '§3'],
    ['§3', '§3.2.1'],
    ['§2', '§1–4'],
    ['§2.9', '§1–§3.4'],
    ['§3.4', '§1–3.4'],
    ['§10', '§9–12'],
    ['app. E.4', 'appendix E'],
    ['p. 182 and figures 1–2', 'pp. 179–185, figures 1 and 2'],
    ['Table 1', '§1–3'],
    ['eq. 7', '§1–3'],
    ['abstract', 'abstract'],
    ['Table 1', '§1–3 and Figure 2'],
    ['README', 'the README of its repository'],
    ['§9', 'the whole'],
    ['title', 'abstract'],
  ])('%s where %s was read', (place, read) => {
    expect(citing(`(${place})`, read)).toEqual([]);
  });
  it.each([
    ['§4', 'abstract'],
    ['§4', '§1–3'],
    ['§3.5', '§1–3.4'],
    ['§1', '§10'],
    ['app. E.4', '§1–5'],
    ['app. E.4', 'appendix E.1'],
    ['p. 5', 'abstract'],
    ['Table 2', 'Table 1'],
    ['figures 1–3', 'figures 1 and 2'],
    ['abstract', 'Table 1'],
    ['abstract', '§1–3'],
    ['Table 2', '§1–3 and Table 1'],
    ['Figure 3', '§1–4, with figures 1 and 2'],
    ['README', '§1–3'],
    ['conclusion', 'abstract'],
    ['eq. 7', 'abstract'],
  ])('%s is not where %s was read', (place, read) => {
    expect(citing(`(${place})`, read)).toHaveLength(1);
  });
  it('code is read by the file, of which a part or the whole may be read', () => {
    const code = (words: string, read: string) => citing(words, read, '["Gers, Felix A."]', 'code');
    expect(code('(lstm.py)', 'the constructor in lstm.py, at commit 3422977')).toEqual([]);
    expect(code('(lstm.py)', 'whole, at commit 3422977')).toEqual([]);
    expect(code('(source)', 'the constructor, at commit 3422977')).toEqual([]);
    expect(code('(gru.py)', 'the constructor in lstm.py, at commit 3422977')).toEqual([
      expect.stringContaining('"(gru.py)" cites gru.py, which nobody has read') as string,
    ]);
    expect(code('(§4)', 'the first pages')).toHaveLength(1);
  });

  it('the fix names what was read, and the day', () =>
    expect(citing('(§4)', '§1–3')[0]).toContain('cite what was read on 2026-11-23: §1–3.'));

  it('so are the places of a published model’s figures', () => {
    const model = (where: string) =>
      JSON.stringify({
        title: 'Small-1B',
        order: 1,
        cache: { layers: 4, heads: 2, width: 8 },
        sources: [{ id: 'gers2000', where }],
        verified: '2026-11-23',
      });
    const told = (where: string) =>
      problemsOf({
        ...saying('It matters.'),
        [gers]: (PROJECT[gers] ?? '').replace('read: whole', 'read: the defaults in config.py'),
        'content/models/small-1b.json': model(where),
      });
    expect(told('config.py')).toEqual([]);
    expect(told('README')[0]).toMatch(/^content\/models\/small-1b.json:\d+ sources: "README" cites the README/);
  });
});
