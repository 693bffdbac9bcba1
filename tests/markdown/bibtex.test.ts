/** BibTeX entries, read back by two parsers, and looked at as LaTeX would. */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { parse } from '@retorquere/bibtex-parser';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { latexOf, toBibtex } from '../../src/markdown/bibtex.ts';
import { type CslName, nameOf, toCsl } from '../../src/markdown/csl.ts';
import type { SourceFields } from '../../src/schema/source.ts';
import { bibtex } from '../../src/site/build/bibliography.ts';
import { glossary } from '../../src/site/build/term-view.ts';

const source = (more: Partial<SourceFields>): SourceFields => ({
  title: 'Learning to forget',
  authors: ['Gers, Felix A.'],
  year: 2000,
  kind: 'paper',
  venue: 'Neural Computation 12(10), pp. 2451–2471',
  read: 'whole',
  readOn: '2026-11-23',
  ...more,
});

/** A name as CSL has it, from what Better BibTeX's parser makes of one. */
function readName(name: Record<string, string | undefined>): CslName {
  if (name.name) return { literal: name.name };
  return {
    ...(name.prefix ? { 'non-dropping-particle': name.prefix } : {}),
    family: name.lastName ?? '',
    ...(name.suffix ? { suffix: name.suffix } : {}),
    given: name.firstName ?? '',
  };
}
const plain = (text: unknown) =>
  String(text)
    .replace(/<\/?span[^>]*>/g, '')
    .normalize('NFC');

/** The entries of a file as Better BibTeX's parser reads them. */
function readBack(file: string) {
  const { entries, errors } = parse(file, { sentenceCase: false, caseProtection: false });
  expect(errors).toEqual([]);
  return entries.map(({ key, type, fields }) => ({
    key,
    type,
    fields: fields as unknown as Record<string, string>,
    authors: ((fields.author ?? []) as unknown as Record<string, string>[]).map(readName),
  }));
}

/** What LaTeX would stumble over: a sign with a meaning that stands bare, or braces that BibTeX counts and misses. */
function stumbles(entry: string): string[] {
  return [...entry.matchAll(/^ {2}(\w+) = \{(.*)\}/gm)].flatMap(([, field = '', value = '']) => {
    let depth = 0;
    const isUneven =
      [...value].some((sign) => (depth += Number(sign === '{') - Number(sign === '}')) < 0) || depth !== 0;
    // Styles print these by \url, \doi and \href, which take them as they are.
    const isVerbatim = ['url', 'doi', 'eprint'].includes(field);
    const bare = value.replace(/\\[&#%$_]|\\[a-zA-Z]+(?:\{\}| )?|\$[^$]*\$/g, '').match(/[&#%$_~^\\<>|]/);
    return isUneven || (bare && !isVerbatim) ? [`${field} = {${value}}`] : [];
  });
}

describe.each(glossary.sources.map(({ id, fields }) => [id, fields] as const))('the source %s', (id, fields) => {
  const entry = bibtex([id]);
  const item = toCsl(id, fields);

  test('comes back from its entry with key, authors, title, year, place and ids', () => {
    const [back] = readBack(entry);
    expect(back?.key).toBe(id);
    expect(back?.authors).toEqual(item.author);
    expect(plain(back?.fields.title)).toBe(fields.title);
    expect(back?.fields.year).toBe(String(fields.year));
    expect(back?.fields.pages?.replace('–', '-')).toBe(item.page);
    expect(back?.fields.volume).toBe(item.volume);
    expect(back?.fields.number).toBe(item.issue);
    expect(back?.fields.eprint).toBe(fields.arxiv);
    expect(back?.fields.doi).toBe(fields.doi);
    expect(back?.fields.url).toBe(item.URL);
    const venue = back?.fields.journal ?? back?.fields.booktitle;
    expect(venue && plain(venue)).toBe(item['container-title']);
  });

  test('is read by a second program the same way', () => {
    const [back] = new Cite(entry).data;
    const joined = (name: Record<string, string>) =>
      name.literal ?? [name['non-dropping-particle'], name.family, name.suffix, name.given].filter(Boolean).join(' ');
    expect(back?.id).toBe(id);
    expect(back?.title.replace(/<[^>]*>/g, '').replace(/[“”"'‘’]/g, '')).toBe(fields.title.replace(/[“”"'‘’]/g, ''));
    expect(back?.issued['date-parts'][0][0]).toBe(fields.year);
    expect(back?.page).toBe(item.page);
    expect(back?.author.map(joined).map((name: string) => name.replace(/['’]/g, ''))).toEqual(
      item.author.map((name) => joined(name as unknown as Record<string, string>).replace(/['’]/g, '')),
    );
  });

  test('has nothing over which LaTeX stumbles', () => expect(stumbles(entry)).toEqual([]));
});

it('the file of all sources is read whole, every key once', () => {
  const ids = glossary.sources.map(({ id }) => id);
  expect(readBack(bibtex(ids)).map(({ key }) => key)).toEqual(ids);
});

it('sees what LaTeX stumbles over', () => {
  const entry = (title: string) => `@misc{a,\n  title = {${title}}\n}\n`;
  for (const bad of ['gpt_oss', 'R & D', '50 % of', '#1', 'a ^ b', 'a~b', '\\', '\\{', '}{', '{', '5 $']) {
    expect(stumbles(entry(bad))).toHaveLength(1);
  }
  expect(stumbles(entry('gpt\\_oss \\& {RNN} \\textbackslash{} $\\alpha$'))).toEqual([]);
});

test.each<[string, string]>([
  ['gpt_oss & 50 % of #1', 'gpt\\_oss \\& 50 \\% of \\#1'],
  [
    '$5 ~ {x}^2 \\alpha',
    '\\$5 \\textasciitilde{} \\textbraceleft{}x\\textbraceright{}\\textasciicircum{}2 \\textbackslash{}alpha',
  ],
  ['a < b | c > d', 'a \\textless{} b \\textbar{} c \\textgreater{} d'],
  ['Černocký, Łukasz – naïve', 'Černocký, Łukasz – naïve'],
  ["--flash-attn, ''on'' --- ``off``", "-{}-flash-attn, '{}'on'{}' -{}-{}- `{}`off`{}`"],
  ['α → ∞', '$\\alpha$ $\\rightarrow$ $\\infty$'],
  ['x² ≤ 漢字', 'x$^{2}$ $\\leq$ 漢字'],
])('the text "%s" is the LaTeX %s', (text, latex) => expect(latexOf(text)).toBe(latex));

test.each<[string, string]>([
  ['van den Oord, Aäron', 'van den Oord, Aäron'],
  ['King, Jr., Martin Luther', 'King, Jr., Martin Luther'],
  ['{Smith, Sons and Co.}', '{Smith, Sons and Co.}'],
  ['Plato', '{Plato}'],
  ['Ortega y Gasset, José', '{Ortega y Gasset}, José'],
  ['Smith and Wesson, Horace', '{Smith and Wesson}, Horace'],
  ['Smith, A. and B.', 'Smith, {A. and B.}'],
  ['AT&T', '{AT\\&T}'],
  ['others', '{others}'],
  ['_private, Name', '{{\\_private}}, Name'],
])('the name "%s" is written %s', (author, written) => {
  const entry = toBibtex('x2000', source({ authors: [author, 'Doe, Jane'] }));
  expect(entry).toContain(`  author = {${written} and Doe, Jane},\n`);
  expect(readBack(entry)[0]?.authors).toEqual([nameOf(author), { family: 'Doe', given: 'Jane' }]);
});

test('capitals of a title are kept, those that begin it are left to the style', () =>
  expect(toBibtex('x2000', source({ title: 'Learning phrases with an RNN, by _Foo' }))).toContain(
    'title = {Learning phrases with an {RNN,} by {{\\_Foo}}}',
  ));

test.each<[Partial<SourceFields>, string[]]>([
  [{ venue: 'Neural Computation 9(8), pp. 5' }, ['@article{', 'volume = {9}', 'number = {8}', 'pages = {5}']],
  [{ venue: 'Nature Methods 17, pp. S1–S7' }, ['journal = {Nature Methods}', 'volume = {17}', 'pages = {S1--S7}']],
  [{ venue: 'Methods & Tools Workshop_2' }, ['@inproceedings{', 'booktitle = {Methods \\& Tools Workshop\\_2}']],
  [{ kind: 'book', venue: 'Wiley & Sons' }, ['@book{', 'publisher = {Wiley \\& Sons}']],
  [{ kind: 'article', venue: 'Blog_1', url: 'https://a.b' }, ['@misc{', 'howpublished = {Blog\\_1}']],
  [{ venue: undefined, arxiv: 'cs/0112017' }, ['@misc{', 'eprint = {cs/0112017}', 'archiveprefix = {arXiv}']],
  [
    { kind: 'code', venue: undefined, url: 'https://a.b/c_d%20e?f={g}#h~i' },
    ['url = {https://a.b/c_d%20e?f=%7Bg%7D#h~i}', 'note = {Accessed 2026-11-23}'],
  ],
])('%o becomes fields as BibTeX names them', (fields, lines) => {
  const entry = toBibtex('x2000', source(fields));
  for (const line of lines) expect(entry).toContain(line);
  expect(stumbles(entry)).toEqual([]);
});

/** Words of letters, accents and every sign that has a meaning for LaTeX, one letter at least. */
const word = fc
  .tuple(fc.stringMatching(/^[a-zäéß&_%#$~^\\{}<>|α≤²+*/:.()`'-]{0,6}$/), fc.constantFrom(...'aRßéČŁ漢Zz'))
  .map(([rest, letter]) => letter + rest);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));
const namePart = fc.oneof(
  words,
  fc.constantFrom('van den Oord', 'de la Cruz', 'A. and B.', 'Ortega y Gasset', 'others'),
);
const author = fc.oneof(
  fc.tuple(namePart, namePart).map(([family, given]) => `${family}, ${given}`),
  fc.tuple(namePart, fc.constantFrom('Jr.', 'III'), namePart).map((parts) => parts.join(', ')),
  fc.tuple(namePart, namePart).map(([one, other]) => `{${one}, ${other}}`),
  namePart,
);

/** A name whose particles stand with the family again: where they end, the parser guesses in odd names. */
const joined = (name: CslName) =>
  'literal' in name
    ? name
    : {
        ...name,
        family: [name['non-dropping-particle'], name.family].filter(Boolean).join(' '),
        'non-dropping-particle': undefined,
      };

it('any title and any names come back as they were, and LaTeX has nothing to stumble over', () => {
  fc.assert(
    fc.property(words, fc.array(author, { minLength: 1, maxLength: 3 }), (title, authors) => {
      const entry = toBibtex('x2000', source({ title, authors }));
      expect(stumbles(entry)).toEqual([]);
      const [back] = readBack(entry);
      expect(plain(back?.fields.title)).toBe(title);
      expect(back?.authors.map(joined)).toEqual(authors.map(nameOf).map(joined));
    }),
    { numRuns: 300 },
  );
});
