/** The command line of `npm run claims`: what it takes, what it refuses with the fix, and what a line says. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { asked, line, main } from '../../src/cli/claims.ts';

const KNOWN = ['gru-has-gates', 'lstm-has-gates', 'ssm-has-none'];
const LSTM = 'lstm-has-four-thirds-the-weights-of-a-gru';

describe('it takes', () => {
  it('nothing, ids, --json and --record, in any order', () => {
    expect(asked([], KNOWN)).toEqual({ ids: [], json: false, record: false });
    expect(asked(['--json', 'gru-has-gates', '--record', 'ssm-has-none'], KNOWN)).toEqual({
      ids: ['gru-has-gates', 'ssm-has-none'],
      json: true,
      record: true,
    });
  });

  it('--deep, with a seed to repeat it or without', () => {
    expect(asked(['--deep'], KNOWN, 12)).toMatchObject({ ids: [], deep: 12 });
    expect(asked(['--deep=34', 'gru-has-gates'], KNOWN, 12)).toMatchObject({ ids: ['gru-has-gates'], deep: 34 });
  });

  it.each([
    [['--deep=x'], '--deep=x is not an option.\n    Fix: npm run claims -- --deep'],
    [
      ['lstm-has-gate'],
      'No claim is called "lstm-has-gate". Did you mean "lstm-has-gates"?\n    Fix: npm run claims -- lstm-has-gates',
    ],
    [['--jsn'], '--jsn is not an option.\n    Fix: npm run claims -- --json'],
    [['-record'], '-record is not an option.\n    Fix: npm run claims -- --record'],
  ])('not %s, and says what instead', (words, message) => {
    expect(() => asked(words, KNOWN)).toThrow(message);
  });
});

it('a line says how a claim stands, how long it took or when it was recorded, and the sentence or what is wrong', () => {
  expect(line({ id: 'a', status: 'held', seconds: 0.123, sentence: 'It is 2.' })).toBe(
    'held         0.12 s  a\n    It is 2.',
  );
  expect(line({ id: 'a', status: 'recorded', seconds: 40, date: '2026-11-23', sentence: 'It is 2.' })).toBe(
    'recorded 2026-11-23  a\n    It is 2.',
  );
  expect(line({ id: 'a', status: 'failed', seconds: 1, why: 'measured 3' })).toBe(
    'failed       1.00 s  a\n    measured 3',
  );
});

describe('run on the claims of the glossary, it', () => {
  const [out, err] = [
    vi.spyOn(console, 'log').mockImplementation(() => {}),
    vi.spyOn(console, 'error').mockImplementation(() => {}),
  ];
  const said = (spy: typeof out) => spy.mock.calls.flat().join('\n');
  afterEach(() => void [out, err].forEach((spy) => spy.mockClear()));

  it('measures one that is named', async () => {
    expect(await main([LSTM])).toBe(0);
    expect(said(out)).toMatch(/^held +\d\.\d\d s {2}lstm-has-four-thirds-the-weights-of-a-gru\n {4}With 40 inputs/);
    expect(said(out)).toContain('1 claims: 1 held, 0 by record, 0 stale, 0 failed.');
  });

  it('prints for what one holds and how many cases were searched, more when it is deep, with the seed', async () => {
    const id = 'an-embedding-is-a-row-of-a-matrix';
    expect(await main([id])).toBe(0);
    expect(said(out)).toMatch(/\n {4}Holds for: any table .*\.\n {4}Searched: 100 cases, none refuted it\.\n/);
    out.mockClear();
    expect(await main(['--deep=5', id])).toBe(0);
    expect(said(out)).toMatch(new RegExp(`^Searching with seed 5; the same again: npm run claims -- --deep=5 ${id}\n`));
    expect(said(out)).toContain('Searched: 5000 cases');
    out.mockClear();
    await main(['--deep=5', '--json', id]);
    expect(JSON.parse(said(out))).toMatchObject({ claims: [{ searched: { seed: 5, cases: 5000 } }] });
  });

  it('writes JSON for machines, and nothing else', async () => {
    expect(await main([LSTM, '--json'])).toBe(0);
    const { claims, warnings, problems } = JSON.parse(said(out)) as {
      claims: { id: string; status: string; values: object }[];
      warnings: [];
      problems: [];
    };
    expect(claims.map(({ id, status }) => [id, status])).toEqual([[LSTM, 'held']]);
    expect(claims[0]!.values).toMatchObject({ lstmMatrices: 86_016 });
    expect([warnings, problems]).toEqual([[], []]);
  });

  it('leaves with 1 and the fix for an id there is not, and for a record of a fast claim', async () => {
    expect(await main(['lstm-has-four-third'])).toBe(1);
    expect(await main(['--record', LSTM])).toBe(1);
    expect(said(err)).toContain(`Fix: npm run claims -- ${LSTM}`);
    expect(said(err)).toContain('is measured at every build and keeps no record');
  });
});
