/** `npm run rates` and what the race reads of it: also before there is a record. */
import { expect, it } from 'vitest';
import { enter, recordIn } from '../../src/cli/rates.ts';
import { rateOf, TRIED, untried } from '../../src/training/race/rates.ts';

it('begins with an empty record where there is none, and adds to it', () => {
  const record = recordIn('content/records/there-is-no-such-record.json');
  enter(record, 'parity', 'lstm', [0.5, 0.9, 0.7]);
  enter(record, 'text', 'lstm', [3, 2.5, 2.2]);
  enter(record, 'text', 'gru', [2.1, 2.5, 2.2]);
  expect(record.rates).toEqual({ parity: { lstm: TRIED[1] }, text: { lstm: TRIED[2], gru: TRIED[0] } });
  expect(record.scores.text).toEqual({ lstm: [3, 2.5, 2.2], gru: [2.1, 2.5, 2.2] });
});

it('adds to the record that there is', () => {
  const record = recordIn('content/records/race-rates.json');
  const before = structuredClone(record.rates);
  enter(record, 'parity', 'lstm', [0.9, 0.5, 0.7]);
  expect(record.rates).toEqual({ ...before, parity: { ...before.parity, lstm: TRIED[0] } });
});

it('the race has a rate for what nobody tried, and the recorded one for what somebody did', () => {
  expect(rateOf('parity', 'lstm', untried())).toBe(0.01);
  const { rates } = recordIn('content/records/race-rates.json');
  expect(rateOf('parity', 'lstm')).toBe(rates.parity!.lstm);
  expect(new Set(Object.values(rates).flatMap((nets) => Object.values(nets))).size).toBeGreaterThan(1);
});
