/** Forecasting: baselines, linear autoregression and error measures against NumPy; blocks that do not leak; a training that stops early. */
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { leastSquares, linear } from '../../src/tasks/least-squares.ts';
import { lastOf } from '../../src/training/experiment.ts';
import { BASELINES, baselinesFor } from '../../src/training/forecast/baselines.ts';
import { seriesNamed } from '../../src/training/forecast/data.ts';
import { covered, mae, naiveScale, quantile, rmse } from '../../src/training/forecast/errors.ts';
import { examplesOf } from '../../src/training/forecast/examples.ts';
import type { ForecastFrame } from '../../src/training/forecast/frame.ts';
import { planFor } from '../../src/training/forecast/network.ts';
import { compareForecasts, USUAL } from '../../src/training/forecast/run.ts';
import { bandOf, byLinear, nearness } from '../../src/training/forecast/scores.ts';
import { ranked, verdict } from '../../src/training/forecast/verdict.ts';
import fixture from '../fixtures/forecast.json';

const SHORT = {
  ...USUAL,
  data: 'births',
  model: 'gru',
  relative: 'values',
  ahead: 3,
  steps: 50,
  units: 4,
  runs: 2,
} as const;

beforeAll(async () => {
  await startEngine();
});

describe('beside NumPy', () => {
  const weights = leastSquares(fixture.rows, fixture.answers);

  it('least squares finds the same weights and forecasts', () => {
    weights.forEach((of, k) => of.forEach((weight, i) => expect(weight).toBeCloseTo(fixture.weights[k][i], 5)));
    fixture.newRows.forEach((row, r) =>
      weights.forEach((of, k) => expect(linear(of, row)).toBeCloseTo(fixture.forecasts[r][k], 5)),
    );
  });

  it('MAE, RMSE, MASE, quantiles and coverage are the same', () => {
    const { errors, training, season, quantiles } = fixture;
    expect(mae(errors)).toBeCloseTo(fixture.mae, 12);
    expect(rmse(errors)).toBeCloseTo(fixture.rmse, 12);
    expect(mae(errors) / naiveScale(training, season)).toBeCloseTo(fixture.mase, 12);
    expect(mae(errors) / naiveScale(training, 1)).toBeCloseTo(fixture.maseOfOne, 12);
    expect([0.05, 0.95].map((part) => quantile(errors, part))).toEqual(
      quantiles.map((value) => expect.closeTo(value, 12) as number),
    );
    expect(covered(errors, [quantiles[0], quantiles[1]])).toBeCloseTo(fixture.covered, 12);
  });
});

describe('a baseline', () => {
  const series = { values: [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 13, 12], season: 2, year: 4 };

  it('forecasts what its name says, beyond its cycle too', () => {
    const at = (name: keyof typeof BASELINES) => BASELINES[name](series, 8, 3);
    expect(at('naive')).toEqual([10, 10, 10]);
    expect(at('seasonal')).toEqual([8, 10, 8]);
    expect(at('year')).toEqual([6, 7, 8]);
    // From 1 at place 0 to 10 at place 8.
    expect(at('drift')).toEqual([1, 2, 3].map((h) => 10 + (h * 9) / 8));
    // The last year is 4.25 above the one before it.
    expect(at('yearAndDrift')).toEqual([10.25, 11.25, 12.25]);
  });

  it('reads nothing after its origin', () => {
    const other = { ...series, values: [...series.values.slice(0, 9), 99, 98, 97] };
    for (const name of baselinesFor(series))
      expect(BASELINES[name](other, 8, 3)).toEqual(BASELINES[name](series, 8, 3));
  });

  it('is left out where a series has no such cycle', () => {
    expect(baselinesFor({ season: 1, year: 1 })).toEqual(['naive', 'drift']);
    expect(baselinesFor({ season: 12, year: 12 })).not.toContain('seasonal');
  });
});

describe('the examples of a series', () => {
  const series = seriesNamed('births', '', 7, 1);
  const framing = { window: 28, ahead: 7, relative: 'year' } as const;
  const { learn, choose, test, inputs, answers, toValues } = examplesOf(series, framing);

  it('lie in three blocks of time: what is forecast in one is never learned or chosen in another', () => {
    const forecast = (origins: number[]) => [origins[0] + 1, origins.at(-1)! + 7] as const;
    expect(forecast(learn)[1]).toBeLessThan(forecast(choose)[0]);
    expect(forecast(choose)[1]).toBeLessThan(forecast(test)[0]);
    expect(forecast(test)[1]).toBe(series.values.length - 1);
  });

  it('are scaled by the first block alone', () => {
    const later = { ...series, values: series.values.map((value, t) => (t > 4000 ? 10 * value : value)) };
    const other = examplesOf(later, framing);
    expect(other.inputs(3000)).toEqual(inputs(3000));
    expect(other.answers(3000)).toEqual(answers(3000));
  });

  it.each(['values', 'last', 'year'] as const)('become values of the series again, as %s', (relative) => {
    const made = examplesOf(series, { ...framing, relative });
    const [origin] = made.test as [number];
    made
      .toValues(origin, made.answers(origin))
      .forEach((value, k) => expect(value).toBeCloseTo(series.values[origin + k + 1], 6));
    expect(toValues(origin, answers(origin)).length).toBe(7);
  });

  it('are too few in a short series, which is told with the fix', () => {
    const short = { values: Array.from({ length: 150 }, (_, k) => k % 9), season: 60, year: 60 };
    expect(() => examplesOf(short, framing)).toThrow(/150 values.*shorter window or season/);
  });
});

it('an interval holds, in the block that made it, the part of the values that it promises', () => {
  const series = seriesNamed('births', '', 7, 1);
  const examples = examplesOf(series, { window: 28, ahead: 2, relative: 'values' });
  const forecasts = byLinear(examples);
  bandOf(series, examples, forecasts).forEach((band, k) => {
    const errors = examples.choose.map((origin) => series.values[origin + k + 1] - forecasts([origin])[0][k]);
    expect(covered(errors, band)).toBeCloseTo(0.9, 2);
  });
});

it('forecasts that repeat the last value lie at no distance from it', () => {
  const series = { values: [3, 1, 4, 1, 5], season: 1, year: 1 };
  expect(nearness(series, [1, 2], [[1], [4]]).last).toBe(0);
  expect(nearness(series, [1, 2], [[1], [4]]).truth).toBe(3);
});

/** The last frame of a comparison, and the weights that it returns. */
function whole(run: ReturnType<typeof compareForecasts>) {
  let last: ForecastFrame | undefined;
  for (let next = run.next(); ; next = run.next()) {
    if (next.done) return { last: last!, weights: next.value };
    last = next.value;
  }
}

it('a network learns every step ahead: all of them are asked for at the end of the window, and no others', () => {
  const framing = { window: 5, ahead: 3, relative: 'values' } as const;
  const series = { values: Array.from({ length: 120 }, (_, k) => k), season: 1, year: 1 };
  const examples = examplesOf(series, framing);
  const how = { units: 2, steps: 1, learningRate: 0.1, seed: 1 };
  const { x, target, scored } = planFor('gru', examples, framing, how).task.batch(new Random(1), 2, 5);
  expect([...scored]).toEqual([0, 0, 1, 1, 1, 0, 0, 1, 1, 1]);
  for (const row of [0, 1]) {
    const origin = examples.learn.find((one) => Math.fround(examples.inputs(one)[4]) === x[row * 5 + 4])!;
    expect([...x.slice(row * 5, row * 5 + 5)]).toEqual(examples.inputs(origin).map(Math.fround));
    expect([...target!.slice(row * 5 + 2, row * 5 + 5)]).toEqual(examples.answers(origin).map(Math.fround));
  }
});

describe('a comparison', () => {
  it('is the same for the same seed, and frees every tensor', () => {
    const before = memory().numTensors;
    const [one, other] = [lastOf(compareForecasts(SHORT)), lastOf(compareForecasts(SHORT))];
    expect(one).toEqual(other);
    expect(memory().numTensors).toBe(before);
    expect(lastOf(compareForecasts({ ...SHORT, seed: 2 })).losses).not.toEqual(one.losses);
  });

  it('has the networks of every seed and all baselines, best first, and says who is best', () => {
    const frame = lastOf(compareForecasts(SHORT));
    const maes = ranked(frame.rows).map(({ scores }) => scores[0].mae);
    expect(frame.rows.map(({ name }) => name)).toEqual([
      'naive',
      'drift',
      'seasonal',
      'year',
      'yearAndDrift',
      'linear',
      'network',
    ]);
    expect(frame.rows.at(-1)!.scores).toHaveLength(2);
    expect(maes[0]).toBe(Math.min(...maes));
    expect(verdict(frame, SHORT)).toContain('the smallest mean absolute error is that of “a year ago”');
  });

  it('ends early where the block before the tests gets no better, with the weights that were best there', () => {
    const settings = { ...SHORT, data: 'co2', relative: 'year', units: 16, runs: 1, steps: 1000, window: 14 } as const;
    const { last, weights } = whole(compareForecasts(settings));
    const losses = last.losses[0].map(([, loss]) => loss);
    expect(last.step).toBeLessThan(1000);
    expect(losses.indexOf(Math.min(...losses))).toBe(losses.length - 9);
    const [again] = [...compareForecasts(settings, weights)];
    expect(again.losses[0][0][1]).toBe(Math.min(...losses));
    expect(again.rows.at(-1)).toEqual(last.rows.at(-1));
  });

  it('takes weights from a file and trains no further', () => {
    const { last, weights } = whole(compareForecasts(SHORT));
    const frames = [...compareForecasts(SHORT, weights)];
    expect(frames).toHaveLength(1);
    expect(frames[0].rows).toEqual(last.rows);
  });

  it('forecasts the reader’s own table', () => {
    const own = `day,sold\n${Array.from({ length: 200 }, (_, k) => `${k},${100 + 10 * Math.sin((2 * Math.PI * k) / 7)}`).join('\n')}`;
    const frame = lastOf(compareForecasts({ ...SHORT, data: 'own', own, season: 7 }));
    expect(frame.rows.find(({ name }) => name === 'year')!.scores[0].mae).toBeCloseTo(0, 6);
    expect(frame.shown.origins[0].label).toMatch(/^value \d+$/);
  });
});
