/** Numbers in words are read as numbers, and words that only look like one are left alone. */
import { describe, expect, it } from 'vitest';
import { spelledIn } from '../../src/markdown/number-words.ts';

const amounts = (text: string) => spelledIn(text).map(({ meanings }) => meanings[0]?.amount);

describe('a number in words', () => {
  it.each([
    ['three gates', 3],
    ['Twenty-seven inputs', 27],
    ['sixty-one', 61],
    ['a hundred steps', 100],
    ['two hundred steps', 200],
    ['five million positions', 5e6],
    ['half of it', 0.5],
    ['a third of the weights', 1 / 3],
    ['two thirds', 2 / 3],
    ['three quarters', 0.75],
    ['twice as many', 2],
    ['halves at each step', 2],
    ['tripled', 3],
    ['fourfold', 4],
    ['exactly one', 1],
  ])('"%s" is read', (text, amount) => expect(amounts(text)).toEqual([expect.closeTo(amount, 9)]));

  it.each([
    'one of them, or the one that stays',
    'at once, the first and the second, a third gate',
    'hundreds of steps, thousands, dozens',
    '5 million',
    'a two-way street, a half-open gate',
    'someone, often, tense, sixteenth',
  ])('there is none in "%s"', (text) => expect(amounts(text)).toEqual([]));

  it('is as exact as it sounds: a count to the unit, a fraction and a round number to a twentieth', () => {
    const half = (text: string) => spelledIn(text)[0]?.meanings[0]?.half;
    expect(half('three gates')).toBe(0.5);
    expect(half('a hundred steps')).toBe(5);
    expect(half('two thirds')).toBeCloseTo(1 / 30, 9);
  });

  it('that is a factor is its reciprocal, too', () =>
    expect(spelledIn('twice')[0]?.meanings.map(({ amount }) => amount)).toEqual([2, 0.5]));
});
