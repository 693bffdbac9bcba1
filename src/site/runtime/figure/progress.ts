/** How far a run is, in its own units, and how long it still takes at its pace so far. Pure. */
import { counted } from '../../../units.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';

/** So many of so many units. */
export interface Extent {
  doing: string;
  unit: string;
  done: number;
  of: number;
}

/** Milliseconds that a run has worked, and the share that was done when the clock was first read; rests do not count. */
export interface Pace {
  worked: number;
  from: number;
  /** When the last reply came, unless the run has rested since. */
  last?: number;
}

/** The pace after a reply at a time, in milliseconds, with so much of the run done. */
export function paced(pace: Pace | undefined, at: number, share: number): Pace {
  if (!pace) return { worked: 0, from: share, last: at };
  return { ...pace, worked: pace.worked + (pace.last === undefined ? 0 : at - pace.last), last: at };
}

/** A second of work is the least that a pace is taken from. */
const ENOUGH = 1000;

/** Milliseconds that the rest takes at this pace; undefined where too little was seen of it. */
export function timeLeft(pace: Pace | undefined, share: number): number | undefined {
  if (!pace || pace.worked < ENOUGH || share <= pace.from || share >= 1) return undefined;
  return (pace.worked * (1 - share)) / (share - pace.from);
}

export const shareOf = ({ done, of }: Extent): number => (of > 0 ? Math.min(1, done / of) : 0);

/** A time as one waits for it: "12 s", "3 min", "2 h". */
export function wait(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** "step 240 of 600"; of units that are no whole numbers one digit is kept. */
export function extentInWords({ unit, done, of }: Extent): string {
  const number = (value: number) => (Number.isInteger(value) ? counted(value) : value.toFixed(1));
  return fill(ui.extentOf, { unit, done: number(Math.min(done, of)), of: number(of) });
}
