/** A text of any length or depth is read, or refused by line, in a time that grows with its length and no more. */
import { describe, expect, it } from 'vitest';
import { quantityIn } from '../../src/markdown/quantity.ts';
import { body, planned, problemsOf, projectWith, SAID, saying, written } from './project.ts';

/** With time that grew with the square of the length, each of these would take minutes. */
const SECONDS = 10;
const timed = <T>(work: () => T): T => {
  const start = performance.now();
  const result = work();
  expect((performance.now() - start) / 1000).toBeLessThan(SECONDS);
  return result;
};
const first = (texts: Record<string, string>) => timed(() => problemsOf(texts))[0]?.split('\n')[0];

const gru = 'content/terms/gru.mdx';
const DEEP = 'lists, quotes or emphasis are nested too deep';

describe('a page is refused by line:', () => {
  it.each<[string, string, string, number?]>([
    ['letters without a space', 'x'.repeat(100_000), 'the line has 100000 characters; at most 2000 are read'],
    [
      'a line too long below',
      `Words.\n${'a '.repeat(1200)}`,
      'the line has 2400 characters; at most 2000 are read',
      SAID + 1,
    ],
    ['quotes in quotes', `${'> '.repeat(900)}x`, DEEP],
    ['quotes over many lines', Array.from({ length: 90 }, () => `${'> '.repeat(900)}x`).join('\n'), DEEP],
    ['lists in lists', `${'- '.repeat(900)}x`, DEEP],
    [
      'lists in lists, a line each',
      Array.from({ length: 300 }, (_, k) => `${'  '.repeat(k)}- x`).join('\n'),
      DEEP,
      SAID + 14,
    ],
    ['stars in stars', `${'*'.repeat(900)}x${'*'.repeat(900)}`, DEEP],
    [
      'fractions in fractions',
      `$${'\\frac{1}{'.repeat(190)}x${'}'.repeat(190)}$`,
      `the formula $${'\\frac{1}{'.repeat(190).slice(0, 79)}…$ has braces nested more than 40 deep`,
    ],
    [
      'a long formula',
      `$$\n${'x + \n'.repeat(500)}x\n$$`,
      `the formula $${'x + \n'.repeat(15)}x + …$ has 2501 characters; at most 2000 are set`.split('\n')[0] ?? '',
    ],
  ])('%s', (_, text, told, line = SAID) => {
    expect(first(saying(text))).toBe(`${gru}:${line} ${told}`);
  });
});

describe('a page of 190 kB is checked at once:', () => {
  it.each([
    ['letters', 'x'],
    ['mixed letters', 'xX'],
    ['digits', '1'],
    ['words', 'word '],
    ['comparisons', 'bigger '],
    ['hyphens', 'half-'],
    ['low lines', 'a_'],
    ['dots', '. '],
    ['sentences', 'A b. '],
    ['commas', 'page 1, '],
    ['stars', '*a '],
    ['brackets', '['],
    ['links', '[x](term:lstm) '],
    ['citations', '[(Gers 2000)](cite:gers2000). '],
    ['dollars', '$x$ '],
    ['quotes', '"'],
    ['accents', '` '],
    ['tildes', '~a '],
    ['pipes', '|a'],
  ])('%s', (_, piece) => {
    const line = piece.repeat(Math.floor(1900 / piece.length));
    timed(() => problemsOf(saying(Array.from({ length: 100 }, () => line).join('\n'))));
  });

  it('paragraphs, headings and items', () => {
    for (const block of [
      'A b.\n\n',
      '### A b\n\nc\n\n',
      '- a\n',
      '> a\n\n',
      '| a |\n|---|\n| b |\n\n',
      '```text\na\n```\n\n',
    ])
      timed(() => problemsOf(saying(block.repeat(Math.floor(120_000 / block.length)))));
  });
});

it('a definition that is quotes in quotes without end is refused for its length', () => {
  const head = written('Gated recurrent unit', 20).replace(
    /definition: .*/,
    `definition: ${JSON.stringify('> '.repeat(60_000))}`,
  );
  expect(first(projectWith({ [gru]: head + body() }))).toBe(
    `${gru}:6 definition: has 120000 characters and needs at most 1000 characters`,
  );
});

it('fields of any length are refused at once', () => {
  const long = 'x'.repeat(190_000);
  for (const field of ['prerequisites', 'related', 'aliases', 'formerly', 'senseOf'])
    expect(
      first(projectWith({ 'content/terms/gate.mdx': planned('Gate', 10, `${field}: [${long}]\n`) }))?.length ?? 0,
    ).toBeLessThan(400);
  const many = Array.from({ length: 20_000 }, (_, k) => `t${k}`).join(', ');
  timed(() => problemsOf(projectWith({ 'content/terms/gate.mdx': planned('Gate', 10, `prerequisites: [${many}]\n`) })));
  expect(first(saying(`See [it](term:${'x'.repeat(1900)}).`))).toMatch(/no term is called "x{59}…"$/);
});

describe('looking for a quantity in half a million characters takes no longer than reading them:', () => {
  it.each(['x', 'xX', '1', '.', ',', ' ', 'half-', 'a_', 'er', 'bigger ', '\uFFFC', '\n', '–', 'Aa'])('%j', (piece) => {
    timed(() => quantityIn(piece.repeat(500_000 / piece.length)));
  });
});
