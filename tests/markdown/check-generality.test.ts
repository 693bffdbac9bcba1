/** A sentence that speaks of all cases rests on a claim whose domain is searched, or says of which cases it speaks. */
import { describe, expect, it } from 'vitest';
import { generalIn, unsearched } from '../../src/markdown/check-generality.ts';
import { problemsOf, projectWith, SAID, saying, written } from './project.ts';

const gru = 'content/terms/gru.mdx';
const fixOf = (claim: string) =>
  `Search its domain, in src/searches/${claim}.ts, or say in the sentence of which cases it speaks ("in these five draws", "in the shipped model").`;
const told = (word: string, words: string) =>
  `"${word}" speaks of all cases, and "half-is-odd" was measured in some: ${words}\n    Fix: ${fixOf('half-is-odd')}`;
const NEVER = 'It [never leaves](claim:half-is-odd) its range.';

describe('a sentence of a page', () => {
  it.each([
    ['never', NEVER, 'It never leaves its range.'],
    ['any', 'So it is of any length: [half](claim:half-is-odd).', 'So it is of any length: half.'],
    ['at most', 'At most [half are odd](claim:half-is-odd).', 'At most half are odd.'],
  ])('with “%s” that rests on a claim which is not searched is told with the fix', (word, text, words) => {
    const [found = '', ...others] = problemsOf(saying(text));
    expect(found.toLowerCase()).toBe(`${gru}:${SAID} ${told(word, words)}`.toLowerCase());
    expect(others).toEqual([]);
  });

  it('is told in a definition, too', () => {
    const definition = written('Gated recurrent unit', 20, 'abbreviation: GRU\n').replace(
      'is a thing of which this page tells.',
      'is a thing that [never leaves](claim:half-is-odd) its range.',
    );
    const project = saying('It matters.');
    const found = problemsOf({ ...project, [gru]: project[gru]!.replace(/^---[\s\S]*?\n---\n/, definition) });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('definition: "never" speaks of all cases');
  });

  it.each([
    ['the claim is searched', { ...saying(NEVER), 'src/searches/half-is-odd.ts': '' }],
    ['the claim is a closed formula', { ...saying(NEVER), 'src/claims/half-is-odd.ts': '  formula: true,\n' }],
    ['it names the draws', saying('In these draws it [never leaves](claim:half-is-odd) its range.')],
    ['a source says so as well', saying('It [never leaves](claim:half-is-odd) it [(Gers 2000, §3)](cite:gers2000).')],
    ['it rests on nothing', saying('It never leaves its range.')],
    ['the word is part of an idiom', saying('It is [no longer](claim:half-is-odd) so, all the same.')],
  ])('passes where %s', (_, project) => {
    expect(problemsOf(projectWith(project))).toEqual([]);
  });
});

it('a sentence that names what was measured is not general', () => {
  expect(generalIn('Every gate is open.')).toBe('Every');
  expect(generalIn('Every gate of the shipped model is open.')).toBeUndefined();
  expect(generalIn('Of 10 walks, all fell.')).toBeUndefined();
});

describe('the sentence of a claim', () => {
  it('that is general is told unless it is searched or a closed formula', () => {
    const all = 'All numbers are odd.';
    expect(unsearched('odd', all, { isSearched: false })).toEqual([
      { file: 'src/claims/odd.ts', message: '"All" in its sentence speaks of all cases', fix: fixOf('odd') },
    ]);
    expect(unsearched('odd', all, { isSearched: true })).toEqual([]);
    expect(unsearched('odd', all, { isSearched: false, formula: true })).toEqual([]);
    expect(unsearched('odd', 'In 5 draws all numbers are odd.', { isSearched: false })).toEqual([]);
    expect(unsearched('odd', undefined, { isSearched: false })).toEqual([]);
  });
});
