/** Forecasts that learn nothing: the last value again, the one a season or a year ago, and straight lines. */

/** A series and its lags: `season` is its shortest cycle and `year` its longest, in steps; 1 where it has none. */
export interface SeriesWithLags {
  values: number[];
  season: number;
  year: number;
}

/** The forecast of the next `ahead` values at an origin, from the values up to it (`values[origin]` is the last known). */
type Baseline = (series: SeriesWithLags, origin: number, ahead: number) => number[];

const steps = (ahead: number) => Array.from({ length: ahead }, (_, k) => k + 1);

/** The value so many steps ago that lies at or before the origin, for a cycle of `lag` steps. */
const ago = ({ values }: SeriesWithLags, origin: number, h: number, lag: number) =>
  values[origin + h - lag * Math.ceil(h / lag)];

export const BASELINES = {
  naive: ({ values }, origin, ahead) => steps(ahead).map(() => values[origin]),
  drift: ({ values }, origin, ahead) =>
    steps(ahead).map((h) => values[origin] + (h * (values[origin] - values[0])) / origin),
  seasonal: (series, origin, ahead) => steps(ahead).map((h) => ago(series, origin, h, series.season)),
  year: (series, origin, ahead) => steps(ahead).map((h) => ago(series, origin, h, series.year)),
  yearAndDrift(series, origin, ahead) {
    const { values, year } = series;
    const past = steps(year).map((k) => values[origin - year + k] - values[origin - 2 * year + k]);
    const change = past.reduce((sum, value) => sum + value, 0) / year;
    return steps(ahead).map((h) => ago(series, origin, h, year) + change * Math.ceil(h / year));
  },
} satisfies Record<string, Baseline>;

export type BaselineName = keyof typeof BASELINES;

/** The baselines that differ for a series: a series without a year has no last year, and one without a cycle no season. */
export const baselinesFor = ({ season, year }: Pick<SeriesWithLags, 'season' | 'year'>): BaselineName[] =>
  year > 1
    ? ['naive', 'drift', ...(season < year ? (['seasonal'] as const) : []), 'year', 'yearAndDrift']
    : ['naive', 'drift'];
