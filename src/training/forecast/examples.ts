/** A series cut into examples for learning: windows of it and the values that follow, in three blocks of time. */
import type { SeriesWithLags } from './baselines.ts';
import type { Relative } from './words.ts';

/** What a model reads and says: `window` values, and the next `ahead`, as they are or relative to others. */
export interface Framing {
  window: number;
  ahead: number;
  relative: Relative;
}

/** The parts of a series, by time: weights are learned on the first, training stops and intervals are made by the second, errors are of the third. */
const [LEARNED, CHOSEN] = [0.7, 0.85];

/** Examples by their origin, the place of the last known value. */
export interface Examples {
  ahead: number;
  /** Origins of each block, in order: every value that is forecast there lies in the block. */
  learn: number[];
  choose: number[];
  test: number[];
  /** The part of the series that belongs to the first block. */
  training: number[];
  /** What a model reads at an origin, and what it should say, both brought to mean 0 and variance 1 by the first block. */
  inputs(origin: number): number[];
  answers(origin: number): number[];
  /** Answers as values of the series. */
  toValues(origin: number, answers: ArrayLike<number>): number[];
}

/** The examples of a series. Throws where it is too short for a single one of a block. */
export function examplesOf({ values, season, year }: SeriesWithLags, { window, ahead, relative }: Framing): Examples {
  const cycle = Math.max(season, year);
  const lag = cycle * Math.ceil(ahead / cycle);
  const [learned, chosen] = [LEARNED, CHOSEN].map((part) => Math.floor(values.length * part)) as [number, number];
  const originsIn = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - ahead - from + 1) }, (_, k) => from - 1 + k);
  // Baselines look back two years: all models are compared from where the first of them can speak.
  const first = Math.max(window + (relative === 'year' ? lag : 0), 2 * cycle);
  const [learn, choose, test] = [
    originsIn(first, learned),
    originsIn(learned, chosen),
    originsIn(chosen, values.length),
  ];
  if (Math.min(learn.length, choose.length, test.length) < 10)
    throw new Error(
      `The series has ${values.length} values. With a window of ${window}, ${ahead} steps ahead and a season of ${cycle} that leaves too few examples: choose fewer steps, or a shorter window or season.`,
    );
  const read = (origin: number) => {
    const past = values.slice(origin - window + 1, origin + 1);
    if (relative === 'last') return past.map((value) => value - values[origin]);
    return relative === 'values' ? past : past.map((value, k) => value - values[origin - window + 1 + k - lag]);
  };
  const from = (origin: number, h: number) =>
    ({ values: 0, last: values[origin], year: values[origin + h - lag] })[relative];
  const asked = (origin: number) =>
    Array.from({ length: ahead }, (_, k) => values[origin + k + 1] - from(origin, k + 1));
  const [x, y] = [scaleOf(learn.flatMap(read)), scaleOf(learn.flatMap(asked))];
  return {
    ahead,
    learn,
    choose,
    test,
    training: values.slice(0, learned),
    inputs: (origin) => read(origin).map((value) => (value - x.mean) / x.deviation),
    answers: (origin) => asked(origin).map((value) => (value - y.mean) / y.deviation),
    toValues: (origin, answers) =>
      Array.from(answers, (answer, k) => from(origin, k + 1) + y.mean + y.deviation * answer),
  };
}

function scaleOf(values: number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) || 1 };
}
