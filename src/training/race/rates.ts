/** The learning rate of each network on each task: the best of a few, as `npm run rates` found and recorded it. */
import type { ModelName, RaceTaskName } from './entries.ts';

/** Rates that are tried, and the one that stands where none was tried. */
export const TRIED = [0.003, 0.01, 0.03];
const UNTRIED = 0.01;

/** The record: for each task and network the best rate. */
export interface Rates {
  date: string;
  machine: string;
  settings: object;
  rates: Record<string, Record<string, number>>;
  scores: Record<string, Record<string, number[]>>;
}

/** A record of nothing: where the race starts from, and what `npm run rates` adds to. */
export const untried = (): Rates => ({ date: '', machine: '', settings: {}, rates: {}, scores: {} });

// By a pattern, which may match nothing: the command that writes the record runs before there is one.
const found = import.meta.glob<Rates>('../../../content/records/race-rates.json', { import: 'default', eager: true });
const [record = untried()] = Object.values(found);

/** Adam's learning rate for a network on a task. */
export const rateOf = (task: RaceTaskName, network: ModelName, of = record): number =>
  of.rates[task]?.[network] ?? UNTRIED;
