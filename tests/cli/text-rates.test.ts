/** The search for a learning rate: from two rates on to the better side, until the next one is worse. */
import { expect, test } from 'vitest';
import record from '../../content/records/text-rates.json';
import { searchRate } from '../../src/cli/text-rates.ts';
import { digestOf } from '../../src/evidence/digest.ts';
import { LARGE_TITLES } from '../../src/training/text-sizes.ts';

/** Bits that are least at a rate, and what was asked for. */
const least = (best: number) => {
  const asked: number[] = [];
  const bits = async (rate: number) => (asked.push(rate), Math.abs(Math.log2(rate / best)));
  return { asked, bits };
};

test.each([
  [0.008, [0.004, 0.008, 0.016]],
  [0.004, [0.002, 0.004, 0.008]],
  [0.032, [0.004, 0.008, 0.016, 0.032, 0.064]],
  [0.001, [0.0005, 0.001, 0.002, 0.004, 0.008]],
])('finds %f, between a smaller and a larger one that are worse, and tries each once', async (best, rates) => {
  const { asked, bits } = least(best);
  const { rate, tried } = await searchRate([0.004, 0.008], 2, bits);
  expect(rate).toBe(best);
  expect(tried.map(([one]) => one)).toEqual(rates);
  expect(asked.length).toBe(rates.length);
});

test('the record has the best of what was tried for each of the seven, between two that are worse', () => {
  expect(Object.keys(record.rates).sort()).toEqual(Object.keys(LARGE_TITLES).sort());
  expect(record.digest).toBe(digestOf(record));
  for (const [name, rate] of Object.entries(record.rates)) {
    const tried = record.tried[name as keyof typeof record.tried] as [number, number][];
    const at = tried.findIndex(([one]) => one === rate);
    expect(at, name).toBeGreaterThan(0);
    expect(at, name).toBeLessThan(tried.length - 1);
    expect(Math.min(...tried.map(([, bits]) => bits)), name).toBe(tried[at]?.[1]);
  }
});
