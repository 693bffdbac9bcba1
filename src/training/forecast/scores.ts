/** Rolling-origin evaluation: forecasts from every origin of a block, their errors, and intervals from an earlier block. */
import { leastSquares, linear } from '../../tasks/least-squares.ts';
import { BASELINES, type BaselineName, type SeriesWithLags } from './baselines.ts';
import { covered, mae, naiveScale, quantile, rmse, type Scores } from './errors.ts';
import type { Examples } from './examples.ts';

import { NOMINAL } from './words.ts';

/** A model as a function: the next values of a series from each of some origins, as rows. */
export type Forecasts = (origins: number[]) => number[][];

/** For each step ahead the interval around the forecast, as differences from it. */
export type Band = [low: number, high: number][];

export const byBaseline =
  (name: BaselineName, series: SeriesWithLags, ahead: number): Forecasts =>
  (origins) =>
    origins.map((origin) => BASELINES[name](series, origin, ahead));

/** Linear autoregression: for each step ahead a linear function of the window, by least squares on the first block. */
export function byLinear({ learn, inputs, answers, toValues }: Examples): Forecasts {
  const weights = leastSquares(learn.map(inputs), learn.map(answers));
  return (origins) =>
    origins.map((origin) => {
      const row = inputs(origin);
      return toValues(
        origin,
        weights.map((of) => linear(of, row)),
      );
    });
}

/** What came minus what was forecast: a row for each step ahead. */
export function errorsOf({ values }: SeriesWithLags, origins: number[], forecasts: number[][]): number[][] {
  const ahead = forecasts[0]?.length ?? 0;
  return Array.from({ length: ahead }, (_, k) =>
    origins.map((origin, row) => values[origin + k + 1] - forecasts[row][k]),
  );
}

/** The interval that held `NOMINAL` of the errors in the block before the tests, for each step ahead. */
export function bandOf(series: SeriesWithLags, { choose }: Examples, forecasts: Forecasts): Band {
  const outside = (1 - NOMINAL) / 2;
  return errorsOf(series, choose, forecasts(choose)).map((errors) => [
    quantile(errors, outside),
    quantile(errors, 1 - outside),
  ]);
}

/** How forecasts from all origins of the test block did. */
export function scoresOf(series: SeriesWithLags, examples: Examples, forecasts: Forecasts): Scores {
  const band = bandOf(series, examples, forecasts);
  const byStep = errorsOf(series, examples.test, forecasts(examples.test));
  const errors = byStep.flat();
  const heldByStep = byStep.map((at, k) => covered(at, band[k]));
  return {
    mae: mae(errors),
    rmse: rmse(errors),
    mase: mae(errors) / naiveScale(examples.training, series.season),
    held: heldByStep.reduce((sum, held) => sum + held, 0) / heldByStep.length,
    heldByStep,
  };
}

/** How far one-step forecasts lie from what came, and how far from the last value: a forecast that is the last value again lies at 0 of it. */
export function nearness(
  { values }: SeriesWithLags,
  origins: number[],
  forecasts: number[][],
): { truth: number; last: number } {
  return {
    truth: rmse(origins.map((origin, row) => values[origin + 1] - forecasts[row][0])),
    last: rmse(origins.map((origin, row) => values[origin] - forecasts[row][0])),
  };
}
