/** What a comparison of forecasts shows at a moment: plain numbers, which the page draws without a network. */
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
  origins: { at: number; label: string; forecasts: Partial<Record<Row['name'], number[]>> }[];
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
