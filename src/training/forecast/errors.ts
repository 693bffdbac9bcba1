/** How far forecasts are off: MAE, RMSE and MASE, quantiles of errors, and how often an interval holds the truth. */

/** How a model did on the test block. */
export interface Scores {
  mae: number;
  rmse: number;
  mase: number;
  /** The part of the test block inside its intervals, over all steps ahead, and for each. */
  held: number;
  heldByStep: number[];
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean absolute error. */
export const mae = (errors: number[]): number => mean(errors.map(Math.abs));

/** The root of the mean squared error. */
export const rmse = (errors: number[]): number => Math.sqrt(mean(errors.map((error) => error ** 2)));

/**
 * What MASE divides by: the mean absolute error, on the training part, of the forecast "as one season ago", one step ahead
 * where `season` is 1: so does `MASE` of fabletools, R/accuracy.R.
 */
export const naiveScale = (training: number[], season: number): number =>
  mae(training.slice(season).map((value, t) => value - training[t]));

/** The value below which a part of the values lies, between the two nearest in a straight line (type 7 of Hyndman & Fan). */
export function quantile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const below = Math.floor(place);
  const [low, high] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]];
  return low + (place - below) * (high - low);
}

/** The part of the errors that lie from `low` to `high`. */
export const covered = (errors: number[], [low, high]: [low: number, high: number]): number =>
  errors.filter((error) => error >= low && error <= high).length / errors.length;
