/** The learning rate of each net on each course: the best of a few, as `npm run rates` found and recorded it. */
import record from '../../../content/records/race-rates.json';
import type { CourseName, NetName } from './entries.ts';

/** Rates that are tried, and the one that stands where none was tried. */
export const TRIED = [0.003, 0.01, 0.03];
const UNTRIED = 0.01;

/** The record: for each course and net the best rate. */
export interface Rates {
  date: string;
  machine: string;
  settings: object;
  rates: Record<string, Record<string, number>>;
  scores: Record<string, Record<string, number[]>>;
}

/** Adam's learning rate for a net on a course. */
export const rateOf = (course: CourseName, net: NetName): number =>
  (record as unknown as Rates).rates[course]?.[net] ?? UNTRIED;
