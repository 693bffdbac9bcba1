/** Intervals made of the errors on one block of time hold what they promise on births, and less on CO₂. */
import { defineClaim } from '../define.ts';
import { startEngine } from '../engine/backend.ts';
import { lastOf } from '../training/experiment.ts';
import { compareForecasts, USUAL } from '../training/forecast/run.ts';
import type { SeriesName } from '../training/forecast/words.ts';

export default defineClaim({
  cites: [],
  domain:
    'intervals from the 5 % to the 95 % quantile of the errors in the block before the tests, by step ahead, of a GRU of 24 units; births 7 days, CO₂ (changes from a year before) 12 months ahead',
  slow: true,
  async measure(second: SeriesName = 'co2') {
    await startEngine();
    const held = (of: { data: SeriesName; ahead: number; relative: 'values' | 'year' }) =>
      lastOf(compareForecasts({ ...USUAL, ...of, model: 'gru' }))
        .rows.filter(({ name }) => name === 'network')
        .flatMap(({ scores }) => scores.map(({ heldByStep }) => heldByStep));
    const births = held({ data: 'births', ahead: 7, relative: 'values' });
    const co2 = second === 'births' ? births : held({ data: second, ahead: 12, relative: 'year' });
    const over = (steps: number[][]) => steps.map((of) => of.reduce((sum, part) => sum + part, 0) / of.length);
    const at = (steps: number[][], k: number) => steps.map((of) => of.at(k)!);
    return {
      births: over(births),
      co2: over(co2),
      co2Next: at(co2, 0),
      co2Last: at(co2, -1),
      birthsNext: at(births, 0),
      birthsLast: at(births, -1),
    };
  },
  holds: ({ births, co2 }) => births.every((part) => part > 0.86 && part < 0.94) && co2.every((part) => part < 0.86),
  says: ({ births, co2, co2Next, co2Last, birthsNext, birthsLast }) => {
    const range = (parts: number[]) => {
      const [least, most] = [Math.min(...parts), Math.max(...parts)].map((part) => (100 * part).toFixed(0));
      return least === most ? `${least} %` : `${least} to ${most} %`;
    };
    return `Intervals that are to hold 90 % of the values hold ${range(births)} of births over 7 days (${range(birthsNext)} the next day, ${range(birthsLast)} on the last), and ${range(co2)} of CO₂ over 12 months (${range(co2Next)} the next month, ${range(co2Last)} in the last), over ${births.length} seeds.`;
  },
  breaks: { by: 'births in the place of CO₂', alteration: 'births' },
});
