/** The series that can be forecast: two that were measured, one made by chance, and the reader's own. */
import births from '../../../content/samples/births-2000-2014.csv?raw';
import co2 from '../../../content/samples/co2.csv?raw';
import { Random } from '../../random.ts';
import { readSeries } from '../../tasks/series.ts';
import type { SeriesWithLags } from './baselines.ts';
import type { SeriesName } from './words.ts';

/** The made series: each value is the last one times `PULL`, plus chance, so that it wanders but comes back. */
const [LENGTH, PULL] = [1500, 0.98];

/** A series by name; `own` is the reader's table, whose cycle is `season` steps long. Where it is empty, births stand in. */
export function seriesNamed(name: SeriesName, own: string, season: number, seed: number): SeriesWithLags {
  // Weekdays fall on the same day after 364 days, which are whole weeks.
  if (name === 'births') return { values: readSeries(births), season: 7, year: 364 };
  if (name === 'co2') return { values: readSeries(co2), season: 12, year: 12 };
  if (name === 'own') return { values: readSeries(own || births), season, year: season };
  const random = new Random(seed, 'walk');
  let at = 0;
  return { values: Array.from({ length: LENGTH }, () => (at = PULL * at + random.normal())), season: 1, year: 1 };
}
