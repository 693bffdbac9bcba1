/** How a claim stands: it holds, fails or throws; by its record; and what is said of its time, with a clock that is made up. */
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/define.ts';
import { overBudget, settle, settleByRecord } from '../../src/evidence/settle.ts';
import type { ClaimRecord } from '../../src/schema/claim-record.ts';

const claim = (more: Partial<Claim> = {}): Claim => ({
  cites: [],
  domain: 'one number',
  measure: async (value: unknown = 2) => ({ value }),
  holds: ({ value }) => value === 2,
  says: ({ value }) => `It is ${String(value)}.`,
  breaks: { by: 'three', alteration: 3 },
  ...more,
});
/** A clock by which each measurement takes so many seconds, in turn. */
const clock = (...seconds: number[]) => {
  let [now, reads] = [0, 0];
  return () => (reads++ % 2 ? (now += 1000 * seconds[Math.min((reads - 1) >> 1, seconds.length - 1)]!) : now);
};
const RECORD: ClaimRecord = {
  claim: 'two',
  date: '2026-11-23',
  machine: 'a machine',
  engine: { backend: 'wasm', tfjs: '4', kernels: 'simd' },
  seconds: 40,
  sentence: 'It was 2.',
  values: { value: 2 },
  altered: { value: 3 },
  code: {},
};

it('a claim that holds says its sentence', async () => {
  expect(await settle('two', claim(), clock(0.5))).toEqual({
    id: 'two',
    status: 'held',
    seconds: 0.5,
    values: { value: 2 },
    sentence: 'It is 2.',
  });
});

it('a claim that does not hold tells what was measured and the file to correct', async () => {
  const { status, why } = await settle('two', claim({ measure: async () => ({ value: 5 }) }), clock(0.5));
  expect(status).toBe('failed');
  expect(why).toBe(
    'measured {"value":5}\n    Fix: correct what src/claims/two.ts runs, or the claim; never the numbers.',
  );
});

it('a claim that throws fails with its message', async () => {
  const measure = async () => Promise.reject(new Error('no such model'));
  expect((await settle('two', claim({ measure }), clock(1))).why).toMatch(
    /^no such model\n {4}Fix: src\/claims\/two.ts/,
  );
});

describe('time', () => {
  it('over a second is measured twice more, and the median counts', async () => {
    expect((await settle('two', claim(), clock(3, 0.4, 0.6))).seconds).toBe(0.6);
    expect((await settle('two', claim({ slow: true }), clock(3, 0.4, 0.6))).seconds).toBe(3);
  });

  it('over budget is a warning with the fix, for one claim and for all', () => {
    expect(overBudget([{ id: 'two', status: 'held', seconds: 1.5 }])).toEqual([
      'two took 1.5 s (median of 3). Make it smaller, or write "slow: true" in src/claims/two.ts and record it.',
    ]);
    const many = Array.from({ length: 100 }, () => ({ id: 'two', status: 'held' as const, seconds: 0.7 }));
    expect(overBudget(many)).toEqual([
      'All fast claims took 70 s together, and every build waits for them; 60 s are meant.',
    ]);
  });

  it('of slow claims is not counted: they are read from their records', () => {
    expect(overBudget([{ id: 'two', status: 'recorded', date: '2026-11-23', seconds: 400 }])).toEqual([]);
  });
});

describe('by its record a claim', () => {
  it('says its sentence anew from the values', () => {
    expect(settleByRecord('two', claim(), RECORD)).toMatchObject({
      status: 'recorded',
      date: '2026-11-23',
      seconds: 40,
      sentence: 'It is 2.',
    });
  });

  it('fails where the values no longer hold, and where the altered ones do', () => {
    expect(settleByRecord('two', claim(), { ...RECORD, values: { value: 4 } }).why).toContain('recorded {"value":4}');
    expect(settleByRecord('two', claim(), { ...RECORD, altered: { value: 2 } }).why).toContain('holds even with three');
  });

  it('is stale where the record has a problem', () => {
    const problem = { file: 'a.json', message: 'is stale', fix: 'Measure it.' };
    expect(settleByRecord('two', claim(), [problem])).toEqual({
      id: 'two',
      status: 'stale',
      why: 'a.json is stale\n    Fix: Measure it.',
    });
  });
});
