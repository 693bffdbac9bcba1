/** A search is seeded, finds the smallest counterexample, and says what to do about it; its edges are those of float32 and float16. */
import { integer, sample } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { afterSearch, overSearched } from '../../src/evidence/after-search.ts';
import type { Outcome } from '../../src/evidence/settle.ts';
import { numbers } from '../../src/search/cases.ts';
import { defineSearch, searched } from '../../src/search/search.ts';

let tried: number[] = [];
const search = defineSearch({
  cases: integer({ min: 0, max: 1000 }),
  holds(one, altered) {
    tried.push(one);
    return !altered || one < 40;
  },
  breaks: 'a limit of 40',
});
const clock = () => 0;
const held: Outcome = { id: 'small', status: 'held', seconds: 0.1, values: {}, sentence: 'All numbers are small.' };

beforeAll(async () => {
  await startEngine();
});

describe('a search', () => {
  it('tries the same cases for the same id, and others for another id or seed', () => {
    const casesOf = (id: string, seed?: number) => {
      tried = [];
      searched(id, search, { clock, seed });
      return tried;
    };
    const first = casesOf('small');
    expect(first).toHaveLength(100);
    expect(casesOf('small')).toEqual(first);
    expect(casesOf('large')).not.toEqual(first);
    expect(casesOf('small', 7)).not.toEqual(first);
  });

  it('prints the smallest case of which the sentence is false', () => {
    expect(searched('small', search, { clock, altered: true }).counterexample).toBe('40');
  });

  it('counts code that throws as refuted, and says what it threw', () => {
    const throws = defineSearch({ ...search, holds: () => JSON.parse('{') as boolean });
    expect(searched('small', throws, { clock }).counterexample).toMatch(/^0, which throws: .*JSON/);
  });

  it('takes more cases when it is deep, and as many as it asks for', () => {
    expect(searched('small', { ...search, runs: 20 }, { clock, times: 3 }).cases).toBe(60);
  });
});

describe('a claim', () => {
  it('that is not refuted stays as it was, with the number of cases', () => {
    expect(afterSearch(held, search, { clock })).toMatchObject({ ...held, searched: { cases: 100 } });
    expect(afterSearch(held, undefined, { clock })).toBe(held);
  });

  it('that is refuted fails with the counterexample, the seed and the fix', () => {
    const { status, sentence, why } = afterSearch(held, search, { clock, seed: 5, altered: true });
    expect([status, sentence]).toEqual(['failed', undefined]);
    expect(why).toMatch(
      /^All numbers are small\.\n {4}is false of 40\n {4}\(case \d+ with seed 5\)\n {4}Fix: .*src\/claims\/small\.ts.*never widen a tolerance\.$/,
    );
  });
});

it('searches over their budget are a warning that names the longest', () => {
  const took = (id: string, seconds: number): Outcome => ({ ...held, id, searched: { cases: 1, seed: 1, seconds } });
  expect(overSearched([took('small', 8), took('large', 12)])).toEqual([]);
  expect(overSearched([took('small', 9), took('large', 12)])).toEqual([
    'All searches took 21 s together, and every build waits for them; 20 s are meant. Give the longest fewer "runs": src/searches/large.ts',
  ]);
});

describe('numbers', () => {
  it('are float32, within their limit, with the edges of float32 and float16 among them', () => {
    const drawn = sample(numbers(), { numRuns: 3000, seed: 1 });
    expect(drawn.filter((value) => !Object.is(Math.fround(value), value))).toEqual([]);
    const edges = [
      0,
      -0,
      2 ** -149,
      2 ** -126,
      1 - 2 ** -24,
      1 + 2 ** -23,
      2 ** 24,
      3.4028234663852886e38,
      65_504,
      2 ** -24,
    ];
    expect(edges.filter((edge) => !drawn.some((value) => Object.is(value, edge)))).toEqual([]);
    expect(sample(numbers(10), { numRuns: 1000, seed: 1 }).filter((value) => Math.abs(value) > 10)).toEqual([]);
  });
});
