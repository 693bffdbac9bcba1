/** Costs against length, as numbers: no network is in here, so that a page can draw them. */

/** What is measured: ms a training step, ms a token written, bytes carried from token to token. */
export type Measure = 'train' | 'token' | 'state';

/** By what power of the length a cost grows in theory: constant, linear, quadratic. */
export type Power = 0 | 1 | 2;

/**
 * A cost against length, [length, ms or bytes]; `spread` has for each point the least and the most that was timed, if it is
 * a time; `stopped` where the next length would have taken too long.
 */
export interface Curve {
  points: [length: number, cost: number][];
  spread?: [least: number, most: number][];
  theory: Power;
  stopped: boolean;
}
/** A network's costs; `weights` is how many numbers its layer can learn. */
export interface CostLine {
  name: string;
  title: string;
  weights: number;
  curves: Partial<Record<Measure, Curve>>;
}
/** All that is known so far for networks of `width` units, and what is measured next (empty when all is done). */
export interface CostFrame {
  width: number;
  next: string;
  lines: CostLine[];
}

/** A line that has a point yet of the measure that is shown: `curve`. */
export type MeasuredLine = CostLine & { curve: Curve };

/** The lines that have a point yet of this measure. */
export const linesWith = ({ lines }: CostFrame, measure: Measure): MeasuredLine[] =>
  lines.flatMap((line) => {
    const curve = line.curves[measure];
    return curve?.points.length ? [{ ...line, curve }] : [];
  });

/** The lengths, each twice the one before. */
export const LENGTHS = [64, 128, 256, 512, 1024, 2048, 4096];

/** How many measurements there are, and of how many: a curve that was stopped has all of its own, and so has each at the end. */
export function measurementsOf({ lines, next }: CostFrame): [done: number, of: number] {
  const curves = lines.flatMap((line) => Object.values(line.curves));
  const done = curves.map(({ points, stopped }) => (stopped || !next ? LENGTHS : points).length);
  return [done.reduce((sum, count) => sum + count, 0), LENGTHS.length * curves.length];
}

/**
 * How the last cost of a line compares with the one before. In the noise is what the spread of the two measurements leaves
 * open, and a time that falls: a longer sequence cannot take less.
 */
export function growthOf({ points, spread }: Curve) {
  const [last, before] = [points.at(-1)!, points.at(-2)];
  // A clock that ticks coarsely may have seen no time pass.
  if (!before?.[1]) return undefined;
  const [ends, endsBefore] = [spread?.at(-1) ?? [last[1], last[1]], spread?.at(-2) ?? [before[1], before[1]]];
  const [least, most] = [ends[0] / endsBefore[1], ends[1] / endsBefore[0]];
  const times = last[1] / before[1];
  return { times, since: before[0], least, most, isOpen: least <= 1 && most >= 1 && least < most, falls: times < 1 };
}

/** Whether a cost that should grow does not stand out of the noise, or one falls. */
export function isNoise(curve: Curve): boolean {
  const growth = growthOf(curve);
  return growth !== undefined && (growth.isOpen ? curve.theory > 0 : growth.falls);
}
