/** Forecasts of a series compared: a network that learns with several seeds, linear autoregression, and baselines that learn nothing. */
import type { Weights } from '../../define.ts';
import { runExperiment } from '../experiment.ts';
import { parameterCount } from '../network.ts';
import type { Trainer } from '../train.ts';
import { baselinesFor } from './baselines.ts';
import { seriesNamed } from './data.ts';
import { examplesOf, type Framing } from './examples.ts';
import { type ForecastFrame, middleOf, type Row } from './frame.ts';
import { answersAt, lossAt, planFor } from './network.ts';
import { bandOf, byBaseline, byLinear, type Forecasts, nearness, scoresOf } from './scores.ts';
import { drawnOrigins, shownOf } from './shown.ts';
import { EarlyStop } from './stop.ts';
import type { NetworkName, SeriesName } from './words.ts';

/** What the claims and, until the reader changes it, the demo train: a network of a size that trains in seconds. */
export const USUAL = { own: '', season: 7, window: 28, units: 24, steps: 400, runs: 3, seed: 1 };

/** Everything that decides a comparison. */
export interface ForecastSettings extends Framing {
  data: SeriesName;
  own: string;
  season: number;
  model: NetworkName;
  units: number;
  steps: number;
  runs: number;
  seed: number;
}

/** Adam's learning rate, and the training steps between two evaluations. */
const [LEARNING_RATE, EVERY] = [0.01, 25];

/** Trains a network with each seed, or tests those that are given, and yields how they do beside the others. */
export function* compareForecasts(settings: ForecastSettings, loaded?: Weights): Generator<ForecastFrame, Weights> {
  const { data, own, season, model, ahead, units, steps, runs, seed } = settings;
  const series = seriesNamed(data, own, season, seed);
  const examples = examplesOf(series, settings);
  const others: [Row['name'], Forecasts][] = [
    ...baselinesFor(series).map((name): [Row['name'], Forecasts] => [name, byBaseline(name, series, ahead)]),
    ['linear', byLinear(examples)],
  ];
  const known = others.map(([name, forecasts]): Row => ({ name, scores: [scoresOf(series, examples, forecasts)] }));
  const origins = drawnOrigins(examples);
  const drawn = Object.fromEntries(others.map(([name, forecasts]) => [name, forecasts(origins)]));
  const planOf = (one: number) =>
    planFor(model, examples, settings, { units, steps, learningRate: LEARNING_RATE, seed: one });
  const seeds = Array.from({ length: runs }, (_, k) => seed + k);
  const plans = Object.fromEntries(seeds.map((one) => [`seed ${one}`, planOf(one)]));
  const lossOf = ({ plan, weights }: Trainer) => lossAt(plan.net, weights, examples, settings, examples.choose);
  const stops = new Map(seeds.map((one) => [one, new EarlyStop(lossOf)]));
  return yield* runExperiment({
    plans,
    evaluation: {
      every: EVERY,
      first: 0,
      of(trainer) {
        const { plan, weights } = trainer;
        const { loss, isOver } = stops.get(plan.seed)!.after(trainer);
        const forecasts: Forecasts = (at) =>
          answersAt(plan.net, weights, examples, settings, at).map((row, k) => examples.toValues(at[k], row));
        return {
          loss,
          isOver,
          scores: scoresOf(series, examples, forecasts),
          nearness: nearness(series, examples.test, forecasts(examples.test)),
          drawn: forecasts(origins),
          band: bandOf(series, examples, forecasts),
        };
      },
    },
    goal: { reached: ({ isOver }) => isOver },
    loaded,
    frame({ runs: trained, step, isRoundOver, wasEvaluated }): ForecastFrame | undefined {
      if (!isRoundOver || !wasEvaluated) return undefined;
      const results = trained.map(({ findings }) => findings.results);
      const last = results.map((of) => of.at(-1)!.result);
      const { drawn: middle, band } = last[middleOf(last.map(({ scores }) => scores.mae))];
      return {
        step,
        parameters: parameterCount(trained[0].plan.net),
        rows: [...known, { name: 'network', scores: last.map(({ scores }) => scores) }],
        losses: results.map((of) => of.map(({ step: at, result }) => [at, result.loss])),
        nearness: last.map(({ nearness: near }) => near),
        sizes: { learn: examples.learn.length, choose: examples.choose.length, test: examples.test.length },
        shown: shownOf(data, series.values, origins, { ...drawn, network: middle }, band),
      };
    },
  });
}
