/** The line of years: every entry is on it, at its year, and none stands in another's way. */
import { expect, it } from 'vitest';
import { loadContent } from '../../src/markdown/content.ts';
import { LINE, type Placed, placeOnLine } from '../../src/site/build/timeline.ts';

const { timeline } = loadContent();
const pairs = (placed: Placed[]) =>
  placed.flatMap((one, k) => placed.slice(k + 1).map((other) => [one, other] as const));

it('has every entry of its file, in the order of years, inside the drawing', () => {
  const placed = placeOnLine(timeline);
  expect(placed.map(({ entry }) => entry)).toEqual(timeline);
  for (const [one, other] of pairs(placed))
    expect(Math.sign(other.x - one.x)).toBe(Math.sign(other.entry.year - one.entry.year));
  expect(placed.filter(({ from, to, x }) => from < 0 || to > LINE.width || x < from || x > to)).toEqual([]);
});

it.each([
  ['this timeline', timeline],
  [
    'ten entries of three years',
    Array.from({ length: 10 }, (_, k) => ({
      year: 2020 + (k % 3),
      title: 'a long name',
      term: 'x',
      source: 'x2020',
    })).sort((a, b) => a.year - b.year),
  ],
])('lays no label over another and leads no stem through one: %s', (_, entries) => {
  const over = pairs(placeOnLine(entries)).filter(([one, other]) => {
    if (one.above !== other.above) return false;
    if (one.tier === other.tier) return one.from < other.to && other.from < one.to;
    const [near, far] = one.tier < other.tier ? [one, other] : [other, one];
    return far.x !== near.x && far.x > near.from && far.x < near.to;
  });
  expect(over).toEqual([]);
});

it('says which entry has no room', () => {
  const crowd = Array.from({ length: 40 }, () => ({ year: 2020, title: 'Mamba', term: 'mamba', source: 'gu2023' }));
  expect(() => placeOnLine(crowd)).toThrow('The line of years has no room for Mamba (2020).');
});
