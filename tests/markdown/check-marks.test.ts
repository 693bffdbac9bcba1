/** A number or a comparison without a mark, a citation without a place, and too much that is unverified are told with the fix. */
import { describe, expect, it } from 'vitest';
import { body, problemsOf, projectWith, SAID, saying, written } from './project.ts';

const gru = 'content/terms/gru.mdx';
const MARK_IT =
  '\n    Fix: Say what it rests on, in the same sentence: [words](claim:id) for what a claim checks, a citation with its place [(Gers et al. 2000, §3)](cite:gers2000), or, rarely, [words](unverified:). See "Marks" in .github/CONTRIBUTING.md.';
const manyClaims = Array.from({ length: 40 }, () => '[So it is](claim:half-is-odd).').join(' ');

describe('a sentence with a number', () => {
  it('and no mark is told with its line, its beginning and the word', () => {
    expect(
      problemsOf(saying('It has gates.\nA sentence that goes on for quite a while tells that there are two of them.')),
    ).toEqual([
      `${gru}:${SAID + 1} "two" in "A sentence that goes on for quite a while tells that …" has no mark${MARK_IT}`,
    ]);
  });

  it.each([
    ['a claim', 'It has [two](claim:half-is-odd).'],
    ['a citation with its place', 'It has two [(Gers 2000, §3)](cite:gers2000).'],
    ['a list’s lead', 'So it is [(Gers 2000, Table 1)](cite:gers2000):\n\n- two'],
    ['a formula that shows how it comes out, and a mark', 'It is [$2 \\cdot 3 = 6$](claim:half-is-odd).'],
    ['a formula that sets a letter, or states none', 'With $H = 128$ it is $4H$, or $x_{t-1}$.'],
    ['code that it introduces', 'For 27 inputs:\n\n```python\nrnn(27)\n```'],
    ['a list that it counts', 'There are two kinds.\n\n- This.\n- That.'],
  ])('passes with %s', (_, text) => {
    expect(problemsOf(saying(text))).toEqual([]);
  });

  it.each([
    ['comes to a number', 'It keeps $2 \\cdot 128$ of them.'],
    ['is about as much as a number', 'It keeps $\\approx 5 \\cdot 10^{-3}$ of it.'],
    ['states a result', 'It has $4H(H + 1) = 66{,}048$ of them.'],
  ])('is told in a formula that %s', (_, text) =>
    expect(problemsOf(saying(text))).toEqual([expect.stringContaining('"a formula with a number" in "It') as string]),
  );

  it('is told in tables and lists', () => {
    const told = problemsOf(saying('So:\n\n- It is faster.\n\n| a | b |\n|---|---|\n| x | 7 |'));
    expect(told.map((problem) => problem.split('\n')[0])).toEqual([
      `${gru}:${SAID + 2} "faster" in "It is faster." has no mark`,
      `${gru}:${SAID + 6} "7" in "x | 7" has no mark`,
    ]);
  });

  it('is told with a citation that does not say where', () => {
    expect(problemsOf(saying('It has two [(Gers 2000)](cite:gers2000).'))).toEqual([
      `${gru}:${SAID} the citation (Gers 2000) of "It has two …." does not say where "two" stands\n    Fix: Add the section, table, figure, equation or page, or "abstract": [(Gers 2000, §3)](cite:gers2000).`,
    ]);
  });

  it.each([
    '§3',
    'Table 1',
    'eq. 4',
    'eqs. 3–5',
    'p. 5',
    'pp. 5–7',
    'figures 1–2',
    'app. E.4',
    'Theorem 1',
    'abstract',
  ])('may name as its place %s', (place) =>
    expect(problemsOf(saying(`It has two [(Gers 2000, ${place})](cite:gers2000).`))).toEqual([]),
  );

  it.each(['code', 'documentation', 'model', 'article'])('needs no place in a source that has none: %s', (kind) => {
    const source = `title: Learning\nauthors: ["Gers, Felix A."]\nyear: 2000\ndoi: 10.1/x\nkind: ${kind}\nread: whole\nreadOn: 2026-11-23\n`;
    const texts = { ...saying('It has two [(code)](cite:gers2000).'), 'content/sources/gers2000.yaml': source };
    expect(problemsOf(texts)).toEqual([]);
  });
});

it('a sentence without a number needs neither a mark nor a place', () => {
  expect(problemsOf(saying('It has gates [(Gers 2000)](cite:gers2000).'))).toEqual([]);
});

it('an unknown claim is told with the nearest', () => {
  expect(problemsOf(saying('It has [two](claim:half-is-od).'))).toEqual([
    `${gru}:${SAID} no claim is called "half-is-od"\n    Fix: Did you mean "half-is-odd"? Otherwise add src/claims/half-is-od.ts (npm run new claim half-is-od).`,
  ]);
});

describe('a definition', () => {
  const defined = (definition: string) =>
    problemsOf(
      projectWith({
        [gru]:
          written('Gated recurrent unit', 20).replace(/definition: .*/, `definition: "${definition}"`) +
          body(manyClaims),
      }),
    );

  it('is asked for marks like any sentence', () => {
    expect(defined('A **unit** with two gates of its own.').map((told) => told.split('\n')[0])).toEqual([
      `${gru}:6 definition: "two" in "A unit with two gates of its own." has no mark`,
    ]);
    expect(defined('A **unit** with [two gates](claim:half-is-odd) of its own.')).toEqual([]);
  });

  it('is never unverified', () => {
    expect(defined('A **unit** with [two gates](unverified:) of its own.')).toEqual([
      `${gru}:6 definition: "A unit with two gates of its own." is unverified\n    Fix: A definition states only what is known: find a source, write a claim, or leave it out.`,
    ]);
  });
});

it('at most one mark in twenty is unverified', () => {
  expect(problemsOf(saying(`[It has two](unverified:). ${manyClaims}`))).toEqual([]);
  expect(problemsOf(saying('[It has two](unverified:). [It has](claim:half-is-odd).'))).toEqual([
    `${gru} 1 of 4 marks of the glossary are "unverified", 1 of them here; at most 5 % may be\n    Fix: Find a source for some, write a claim, or leave the sentences out.`,
  ]);
});
