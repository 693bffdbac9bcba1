/** The end of a series with forecasts from several origins, as a picture shows them. */
import type { Examples } from './examples.ts';
import type { Shown } from './frame.ts';
import { PAST, type SeriesName } from './words.ts';

/** About how many of the last values are forecast in the picture. */
const DRAWN = 56;

/** The last origins of the tests, so far apart that each value is forecast once. */
export function drawnOrigins({ test, ahead }: Examples): number[] {
  const count = Math.max(1, Math.floor(Math.min(DRAWN, test.length) / ahead));
  return Array.from({ length: count }, (_, k) => test.at(-1)! - (count - 1 - k) * ahead);
}

/** What stands at a place of a series, in words. */
const LABELS: Record<SeriesName, (place: number) => string> = {
  births: (day) => new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10),
  co2: (month) => new Date(Date.UTC(1964, 4 + month)).toISOString().slice(0, 7),
  walk: (step) => `step ${step + 1}`,
  own: (place) => `value ${place + 1}`,
};

/** Values and forecasts around the origins; `forecasts` has a row for each of them. */
export const shownOf = (
  name: SeriesName,
  values: number[],
  origins: number[],
  forecasts: Record<string, number[][]>,
  band: Shown['band'],
): Shown => {
  const first = Math.max(0, origins[0] - PAST);
  return {
    truth: values.slice(first),
    origins: origins.map((origin, k) => ({
      at: origin - first,
      label: LABELS[name](origin),
      forecasts: Object.fromEntries(Object.entries(forecasts).map(([model, rows]) => [model, rows[k]])),
    })),
    band,
  };
};
