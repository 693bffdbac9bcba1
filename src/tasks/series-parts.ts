/** A series made of a trend, a season, noise and wandering, and how alike it is to itself some steps later. */
import type { Random } from '../random.ts';

/** What a series is made of; sizes are in units of the series. */
export interface SeriesParts {
  /** How much it rises in a step. */
  trend: number;
  /** Height of the wave, and its length in steps. */
  wave: number;
  season: number;
  /** Standard deviation of what is added to each value, and to it and all later ones. */
  noise: number;
  wandering: number;
}

/** A series of so many values. The same random numbers are drawn whatever the parts are, so parts can be compared. */
export function seriesOf({ trend, wave, season, noise, wandering }: SeriesParts, length: number, random: Random) {
  let wandered = 0;
  return Array.from({ length }, (_, t) => {
    const [added, moved] = [random.normal(), random.normal()];
    wandered += wandering * moved;
    return trend * t + wave * Math.sin((2 * Math.PI * t) / season) + noise * added + wandered;
  });
}

/** The change from each value to the one `lag` steps later; shorter than the series by that. */
export const changesOf = (series: number[], lag = 1): number[] =>
  series.slice(lag).map((value, t) => value - (series[t] ?? 0));

/**
 * The autocorrelation at lags 1 to `most`: the correlation of the series with itself so many steps later, by the usual
 * estimate, which divides by the variance of the whole series. 0 at all lags for a constant series.
 */
export function autocorrelation(series: number[], most: number): number[] {
  const mean = series.reduce((sum, value) => sum + value, 0) / series.length;
  const apart = series.map((value) => value - mean);
  const whole = apart.reduce((sum, value) => sum + value * value, 0);
  return Array.from({ length: most }, (_, k) => {
    const together = apart.slice(k + 1).reduce((sum, value, t) => sum + value * (apart[t] ?? 0), 0);
    return whole > 0 ? together / whole : 0;
  });
}

/** The mean absolute error of repeating the value `lag` steps before. */
export const naiveError = (series: number[], lag: number): number => {
  const changes = changesOf(series, lag);
  return changes.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, changes.length);
};
