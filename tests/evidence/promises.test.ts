/** A claim that breaks one of the promises which all claims make fails, and is told which and how to keep it. */
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/define.ts';
import { type Around, settleWhole, settleWholeByRecord } from '../../src/evidence/promises.ts';

const claim = (more: Partial<Claim> = {}): Claim => ({
  cites: ['gers2000'],
  domain: 'whole numbers',
  measure: async (value: unknown = 2) => ({ value }),
  holds: ({ value }) => value === 2,
  says: ({ value }) => `It is ${String(value)}.`,
  breaks: { by: 'three', alteration: 3 },
  ...more,
});
const around = (tensors: () => number = () => 7): Around => ({
  clock: () => 0,
  tensors,
  sources: ['gers2000', 'elman1990'],
});
const settled = (more: Partial<Claim>, tensors?: () => number) => settleWhole('two', claim(more), around(tensors));
/** A function that gives these values in turn. */
const inTurn = <T>(...values: T[]) => {
  let k = 0;
  return () => values[k++ % values.length]!;
};

it('one that keeps them all is held, with its sentence and values', async () =>
  expect(await settled({})).toEqual({
    id: 'two',
    status: 'held',
    seconds: 0,
    values: { value: 2 },
    sentence: 'It is 2.',
  }));

describe('it fails where', () => {
  const value = inTurn(2, 2.5);
  it.each<[string, Partial<Claim>, RegExp]>([
    [
      'it measures something else the second time',
      { measure: async () => ({ value: value() }), holds: () => true },
      /^it does not measure the same twice: \{"value":2\}, then \{"value":2.5\}\n {4}Fix: Draw all chance in src\/claims\/two.ts from a seed/,
    ],
    [
      'its counterexample does not break it',
      { holds: () => true },
      /^it holds even with three: \{"value":3\}\n {4}Fix: Make "holds"/,
    ],
    [
      'it says two sentences',
      { says: () => 'It is 2. Or more.' },
      /^it says more than one sentence: It is 2. Or more.\n {4}Fix: Let "says" in src\/claims\/two.ts/,
    ],
    ['it says no sentence', { says: () => 'it is 2' }, /^what it says is not a sentence: it is 2\n/],
    [
      'it prints what was not measured',
      { says: ({ other }) => `It is ${String(other)}.` },
      /^its sentence prints "undefined": /,
    ],
    [
      'it cites what is no source',
      { cites: ['gers2001'] },
      /^no source is called "gers2001"\n {4}Fix: Did you mean "gers2000"/,
    ],
    [
      'it throws when it is altered',
      { measure: async (by: unknown) => (by ? Promise.reject(new Error('no such size')) : { value: 2 }) },
      /^no such size\n {4}Fix: src\/claims\/two.ts/,
    ],
    ['it does not hold', { holds: () => false }, /^measured \{"value":2\}/],
  ])('%s', async (_, more, why) => {
    const outcome = await settled(more);
    expect(outcome).toMatchObject({ id: 'two', status: 'failed', why: expect.stringMatching(why) as string });
    expect(outcome.sentence).toBeUndefined();
  });

  it('it leaves tensors behind', async () => {
    const { status, why } = await settled({}, inTurn(7, 9));
    expect([status, why?.split('\n')[0]]).toEqual(['failed', 'each run leaves 2 tensors in memory']);
  });

  it('its record shows it: the sentence and the sources of a slow claim', () => {
    const record = {
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
    const by = (more: Partial<Claim>) => settleWholeByRecord('two', claim({ slow: true, ...more }), record, around());
    expect(by({}).status).toBe('recorded');
    expect(by({ says: () => 'no sentence' })).toMatchObject({ status: 'failed' });
    expect(by({ cites: ['nobody1999'] })).toMatchObject({ status: 'failed' });
  });
});
