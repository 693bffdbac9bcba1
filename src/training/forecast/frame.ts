/** What a comparison of forecasts shows at a moment: plain numbers, which the page draws without a network, and what is read off them. */
import type { BaselineName } from './baselines.ts';
import type { Scores } from './errors.ts';

/** A model and its scores on the test block: a network has one for each seed. */
export interface Row {
  name: BaselineName | 'linear' | 'network';
  scores: Scores[];
}

/** The end of the series, and what was forecast from some of its places. */
export interface Shown {
  /** Values from `past` before the first origin to the end of the series. */
  truth: number[];
  /** Places of the origins in `truth`, what stands there in words, and what each model forecast from them. */
  origins: { at: number; label: string; forecasts: Record<string, number[]> }[];
  /** The network's interval for each step ahead, as differences from its forecast. */
  band: [low: number, high: number][];
}

export interface ForecastFrame {
  step: number;
  parameters: number;
  rows: Row[];
  /** For each seed the mean squared error on the block before the tests, in variances of the answers, by training step. */
  losses: [step: number, loss: number][][];
  /** For each seed how far one-step forecasts lie from what came and from the last value (RMS), in the units of the series. */
  nearness: { truth: number; last: number }[];
  /** Origins in each block. */
  sizes: { learn: number; choose: number; test: number };
  shown: Shown;
}

/** The mean absolute errors of a model on the test block, one for each seed; none where it does not fit the series. */
export const maesOf = ({ rows }: ForecastFrame, name: Row['name']): number[] =>
  rows.find((row) => row.name === name)?.scores.map(({ mae }) => mae) ?? [];

/** Which of several values is in the middle of them; of an even number, the lower of the two there. */
export const middleOf = (values: number[]): number =>
  values.indexOf([...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]);
