/** Unknown, ambiguous and circular names are told with their line, the nearest ids and the fix. */
import { describe, expect, it } from 'vitest';
import { aboutPage, body, PROJECT, planned, problemsOf, projectWith, SAID, saying, written } from './project.ts';

const gru = 'content/terms/gru.mdx';

it('finds nothing wrong with a project in order', () => {
  expect(problemsOf(PROJECT)).toEqual([]);
});

describe('an unknown id is told with its line, the nearest ids and how to add it:', () => {
  const cases: [string, Record<string, string>, string][] = [
    [
      'a term in a link',
      saying('See [it](term:lsmt).'),
      `${gru}:${SAID} no term is called "lsmt"\n    Fix: Did you mean "lstm"? Otherwise add content/terms/lsmt.mdx (npm run new term lsmt).`,
    ],
    [
      'a source',
      saying('As said [(Gers 2001)](cite:gers2001).'),
      `${gru}:${SAID} no source is called "gers2001"\n    Fix: Did you mean "gers2000"? Otherwise add content/sources/gers2001.yaml (npm run new source gers2001).`,
    ],
    [
      'a demo',
      saying('<Demo id="wlak" />'),
      `${gru}:${SAID} no demo is called "wlak"\n    Fix: Did you mean "walk"? Otherwise add src/demos/wlak.tsx (npm run new demo wlak).`,
    ],
    [
      'a claim',
      saying('<Claim id="half-is-even" />'),
      `${gru}:${SAID} no claim is called "half-is-even"\n    Fix: Did you mean "half-is-odd"? Otherwise add src/claims/half-is-even.ts (npm run new claim half-is-even).`,
    ],
    [
      'a cell of an equation',
      saying('<Equation of="elmann" />'),
      `${gru}:${SAID} no cell is called "elmann"\n    Fix: Did you mean "elman"? Otherwise add src/models/elmann/cell.ts.`,
    ],
    [
      'a cell of a listing',
      saying('<Code of="elmann" />'),
      `${gru}:${SAID} no cell is called "elmann"\n    Fix: Did you mean "elman"? Otherwise add src/models/elmann/cell.ts.`,
    ],
    [
      'a prerequisite',
      saying('Words.', 'prerequisites:\n  - gate\n  - softmaks\n'),
      `${gru}:11 prerequisites: no term is called "softmaks"\n    Fix: Did you mean "softmax"? Otherwise add content/terms/softmaks.mdx (npm run new term softmaks).`,
    ],
    [
      'a related term',
      saying('Words.', 'related: [gatte]\n'),
      `${gru}:9 related: no term is called "gatte"\n    Fix: Did you mean "gate"? Otherwise add content/terms/gatte.mdx (npm run new term gatte).`,
    ],
    [
      'a category',
      projectWith({ 'content/terms/gate.mdx': planned('Gate', 10).replace('basics', 'basic') }),
      'content/terms/gate.mdx:3 category: no category is called "basic"\n    Fix: Did you mean "basics"? Otherwise add it to content/categories.yaml.',
    ],
    [
      'a term in a definition',
      projectWith({ [gru]: written('Gated recurrent unit', 20).replace('a thing', 'a [thing](term:thing)') + body() }),
      `${gru}:6 definition: no term is called "thing"\n    Fix: Add content/terms/thing.mdx (npm run new term thing).`,
    ],
    [
      'a term on a page about the glossary',
      projectWith({ 'content/about/policy.mdx': aboutPage('[It](term:nope).\n') }),
      'content/about/policy.mdx:6 no term is called "nope"\n    Fix: Add content/terms/nope.mdx (npm run new term nope).',
    ],
  ];
  it.each(cases)('%s', (_, texts, expected) => {
    expect(problemsOf(texts)).toEqual([expected]);
  });
});

it('accepts links to planned terms, headings and https addresses', () => {
  expect(
    problemsOf(
      saying('A [gate](term:gate), [below](#in-code), [a page](https://www.w3.org/), <Equation of="elman" />.'),
    ),
  ).toEqual([]);
});

it('refuses a term that names itself', () => {
  expect(problemsOf(saying('Words.', 'related: [gru]\n'))).toEqual([
    `${gru}:9 related: names the term itself\n    Fix: Remove "gru".`,
  ]);
});

describe('a name leads to one term:', () => {
  it.each([
    ['a title', planned('Long Short-Term Memory', 10), ':2 title: "Long Short-Term Memory"'],
    ['an abbreviation', planned('Gate', 10, 'abbreviation: lstm\n'), ':6 abbreviation: "lstm"'],
    ['an alias', planned('Gate', 10, 'aliases:\n  - valve\n  - LSTM\n'), ':8 aliases: "LSTM"'],
    ['a search word', planned('Gate', 10, 'finds: [LSTM]\n'), ':6 finds: "LSTM"'],
  ])('%s of two terms is told, in either case, with the other term', (_, gate, told) => {
    // Terms are read in the order of their names, so the later file is the one that is told.
    const texts = projectWith({ 'content/terms/zgate.mdx': gate, 'content/terms/gate.mdx': planned('Valve gate', 11) });
    expect(problemsOf(texts)).toEqual([
      `content/terms/zgate.mdx${told} is also a name of "lstm" (content/terms/lstm.mdx)\n    Fix: A name leads to one term: remove it from one of the two, or give the word a page of its own in content/senses.`,
    ]);
  });

  it('a name that stands twice in one file is told', () => {
    const texts = projectWith({ 'content/terms/gate.mdx': planned('Gate', 10, 'aliases: [gate]\n') });
    expect(problemsOf(texts)).toEqual(['content/terms/gate.mdx:6 aliases: "gate" stands twice\n    Fix: Remove one.']);
  });
});

it('prints a circle of prerequisites once, the whole way round', () => {
  const texts = projectWith({
    'content/terms/gate.mdx': planned('Gate', 10, 'prerequisites: [gru]\n'),
    [gru]: written('Gated recurrent unit', 20, 'prerequisites: [lstm]\n') + body(),
    'content/terms/lstm.mdx':
      written('Long short-term memory', 10, 'prerequisites: [softmax, gate]\n') + body('[x](cite:gers2000)'),
  });
  expect(problemsOf(texts)).toEqual([
    'content/terms/lstm.mdx:9 prerequisites: the terms need each other: gate → gru → lstm → gate\n' +
      '    Fix: Remove one of these prerequisites, for example "gate" here.',
  ]);
});

describe('old ids:', () => {
  it.each([
    ['of a term that still exists', 'gate', 'gate'],
    ['of two terms', 'vanilla-unit', 'gate'],
  ])('%s are told', (_, old, owner) => {
    const texts = projectWith({
      'content/terms/gate.mdx': planned('Gate', 10, 'formerly: [vanilla-unit]\n'),
      [gru]: written('Gated recurrent unit', 20, `formerly: [gru-cell, ${old}]\n`) + body(),
    });
    expect(problemsOf(texts)).toEqual([
      `${gru}:9 formerly: "${old}" already leads to "${owner}"\n    Fix: An old id leads to one term only, and is not the id of another: remove it here.`,
    ]);
  });
});

it('asks for file names that can be ids', () => {
  const texts = projectWith({
    'content/terms/Reset gate.mdx': planned('Reset gate', 30),
    'content/sources/gers-2000.yaml': PROJECT['content/sources/gers2000.yaml']!,
  });
  expect(problemsOf(texts).filter((told) => told.includes('cannot be an id'))).toEqual([
    'content/sources/gers-2000.yaml "gers-2000" cannot be an id: the id of a source is a family name and a year, like gers2000 or gers2000peephole\n    Fix: Rename the file to content/sources/gers2000.yaml.',
    'content/terms/Reset gate.mdx "Reset gate" cannot be an id: ids are lower-case words joined by hyphens, like state-space-model\n    Fix: Rename the file to content/terms/reset-gate.mdx.',
  ]);
});

it('tells all problems of all files, by file and line', () => {
  const texts = {
    ...saying('{1}\n\n[x](term:nope)\n\n<Foo />'),
    'content/terms/gate.mdx': planned('Gate', 10, 'colour: red\n'),
  };
  expect(problemsOf(texts).map((told) => told.split(' ')[0])).toEqual([
    'content/terms/gate.mdx:6',
    `${gru}:${SAID}`,
    `${gru}:${SAID + 2}`,
    `${gru}:${SAID + 4}`,
  ]);
});
