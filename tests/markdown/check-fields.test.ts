/** Malformed fields of terms and sources are told with their line, the nearest field and the fix. */
import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/markdown/check-definition.ts';
import { aboutPage, body, PROJECT, planned, problemsOf, projectWith, written } from './project.ts';

const gru = 'content/terms/gru.mdx';

describe('sources:', () => {
  it('one that no page cites is told', () => {
    const texts = projectWith({ 'content/terms/lstm.mdx': written('Long short-term memory', 10) + body() });
    expect(problemsOf(texts)).toEqual([
      'content/sources/gers2000.yaml no page cites this source\n    Fix: Cite it with [(Author year)](cite:gers2000), or remove the file.',
    ]);
  });

  it('one cited in a definition only, or by a page about the glossary only, counts as cited', () => {
    const silent = written('Long short-term memory', 10);
    const citing = silent.replace('a thing', 'a thing [(Gers 2000)](cite:gers2000)');
    const about = aboutPage('[x](cite:gers2000)\n');
    expect(problemsOf(projectWith({ 'content/terms/lstm.mdx': citing + body() }))).toEqual([]);
    expect(
      problemsOf(projectWith({ 'content/terms/lstm.mdx': silent + body(), 'content/about/policy.mdx': about })),
    ).toEqual([]);
  });

  it.each([
    [
      'an unknown field',
      'arxif: 3\n',
      ':8 arxif: there is no such field\n    Fix: Remove it, or write "arxiv". Fields: title, authors, year, venue, doi, arxiv, url, kind, read, readOn.',
    ],
    [
      'an address that would run',
      'url: "javascript:alert(1)"\n',
      ':8 url: cannot be "javascript:alert(1)": an address starts with https:// or http://\n    Fix: Correct the value.',
    ],
  ])('%s is told with its line', (_, more, told) => {
    const file = 'content/sources/gers2000.yaml';
    expect(problemsOf(projectWith({ [file]: PROJECT[file] + more }))).toEqual([file + told]);
  });

  it('a DOI with its address is told with its line', () => {
    const file = 'content/sources/gers2000.yaml';
    expect(problemsOf(projectWith({ [file]: PROJECT[file]!.replace('doi: ', 'doi: https://doi.org/') }))).toEqual([
      `${file}:4 doi: cannot be "https://doi.org/10.1162/089976600300015015": a DOI starts with 10. and has no https://doi.org/ before it\n    Fix: Correct the value.`,
    ]);
  });

  it('a missing field is told, and does not make its citations unknown', () => {
    const file = 'content/sources/gers2000.yaml';
    expect(problemsOf(projectWith({ [file]: PROJECT[file]!.replace('read: whole\n', '') }))).toEqual([
      `${file} read: is missing\n    Fix: Add "read:" with a value.`,
    ]);
  });
});

describe('front matter:', () => {
  const gate = 'content/terms/gate.mdx';
  it.each([
    [
      'an unknown field',
      planned('Gate', 10, 'alias: [valve]\n'),
      ':6 alias: there is no such field\n    Fix: Remove it, or write "aliases". Fields: title, abbreviation, aliases, finds, senseOf, category, order, prerequisites, related, core, formerly, status.',
    ],
    [
      'a missing field',
      planned('Gate', 10).replace('title: Gate\n', ''),
      ' title: is missing\n    Fix: Add "title:" with a value.',
    ],
    [
      'an empty field',
      planned('Gate', 10).replace('title: Gate', 'title:'),
      ':2 title: is missing\n    Fix: Add "title:" with a value.',
    ],
    [
      'a text for a list',
      planned('Gate', 10, 'aliases: valve\n'),
      ':6 aliases: must be a list, and "valve" is a text\n    Fix: Write it as a list: [valve].',
    ],
    [
      'a number for a text',
      planned('Gate', 10, 'aliases:\n  - valve\n  - 7\n'),
      ':8 aliases.1: must be a text, and 7 is a number\n    Fix: Write it in quotes: "7".',
    ],
    [
      'a malformed id',
      planned('Gate', 10, 'related: [Reset Gate]\n'),
      ':6 related.0: cannot be "Reset Gate": ids are lower-case words joined by hyphens, like state-space-model\n    Fix: Correct the value.',
    ],
    [
      'a status there is not',
      planned('Gate', 10).replace('planned', 'draft'),
      ':5 status: cannot be "draft"\n    Fix: Write "written" or "planned".',
    ],
    [
      'no status',
      planned('Gate', 10).replace('status: planned\n', ''),
      ' status: is missing\n    Fix: Add "status:". Write "written" or "planned".',
    ],
    [
      'a definition of a planned term',
      planned('Gate', 10, 'definition: A gate is a number between nothing and all.\n'),
      ':6 definition: a planned term has no such field\n    Fix: Remove it, or set "status: written" and write the page.',
    ],
    [
      'a colon without quotes',
      planned('Gate: a number', 10),
      ':2 has a colon in a value without quotes\n    Fix: Put quotes around it: title: "Gate: a number".',
    ],
    [
      'none at all',
      'Just a text.\n',
      ':1 has no front matter\n    Fix: Begin the file with ---, then the fields, then --- again.',
    ],
    [
      'a planned term with a text',
      planned('Gate', 10) + '\nA text.\n',
      ':7 a planned term has front matter only\n    Fix: Remove the text, or set "status: written" and fill every section.',
    ],
  ])('%s is told', (_, text, told) => {
    expect(problemsOf(projectWith({ [gate]: text }))).toEqual([gate + told]);
  });

  it('of a written term asks for everything that is missing at once', () => {
    const text = written('Gated recurrent unit', 20).replace(/(definition|verified|reviews).*\n/g, '') + body();
    expect(problemsOf(projectWith({ [gru]: text }))).toEqual(
      ['definition', 'verified', 'reviews'].map(
        (field) => `${gru} ${field}: is missing\n    Fix: Add "${field}:" with a value.`,
      ),
    );
  });

  it('that cannot be read does not make other pages wrong', () => {
    const texts = projectWith({
      'content/terms/lstm.mdx':
        written('Long short-term memory', 10, 'colour: red\n') + body('[(Gers 2000)](cite:gers2000)'),
      [gru]: written('Gated recurrent unit', 20, 'prerequisites: [lstm]\n') + body('[LSTM](term:lstm)'),
    });
    expect(problemsOf(texts).map((told) => told.split('\n')[0])).toEqual([
      'content/terms/lstm.mdx:9 colour: there is no such field',
    ]);
  });

  it('names a date that is no date, and a field of a review there is not', () => {
    const text = written('Gated recurrent unit', 20)
      .replace('verified: 2026-11-23', 'verified: soon')
      .replace('when: 2026-11-23', 'when: 2026-11-23, who: Ann');
    expect(problemsOf(projectWith({ [gru]: text + body() }))).toEqual([
      `${gru}:7 verified: cannot be "soon": dates are written 2026-11-23\n    Fix: Correct the value.`,
      `${gru}:8 reviews.0.who: there is no such field\n    Fix: Remove it.`,
    ]);
  });
});

describe('definitions:', () => {
  const defined = (definition: string) =>
    projectWith({
      [gru]:
        written('Gated recurrent unit', 20).replace(/definition: .*/, `definition: ${JSON.stringify(definition)}`) +
        body(),
    });
  it.each([
    [
      'three sentences',
      'A **unit** is a thing. It has gates. It has states.',
      ['has 3 sentences\n    Fix: Say it in at most two; the rest belongs under "Why it matters".'],
    ],
    [
      'raw HTML',
      'A **unit** with <b onclick="run()">gates</b>, some of them.',
      [
        'raw HTML is not allowed: <b onclick="run()">\n    Fix: Use Markdown; write \\< for a literal angle bracket.',
        'raw HTML is not allowed: </b>\n    Fix: Use Markdown; write \\< for a literal angle bracket.',
      ],
    ],
    [
      'two paragraphs',
      'A **unit** with gates\n\nand a paragraph too many.',
      ['is not one paragraph\n    Fix: Write one or two sentences without headings, lists or empty lines.'],
    ],
    [
      'a formula that is none',
      'A **unit** with the state $h_$ of old.',
      [
        "the formula $h_$ is malformed: Expected group after '_' at position 2: h_\n    Fix: Correct the TeX; KaTeX says which commands there are.",
      ],
    ],
  ])('%s are told with the field', (_, definition, told) => {
    expect(problemsOf(defined(definition))).toEqual(told.map((message) => `${gru}:6 definition: ${message}`));
  });

  it('dots in numbers, names and abbreviations end no sentence', () => {
    expect(sentences('It has 0.5 of it, as Gers et al. 2000 say (§2.1). It is nn.LSTM in PyTorch.')).toBe(2);
  });
});
