/** What measured costs say, in words. */
import { counted } from '../units.ts';
import { type CostFrame, type Curve, growthOf, isNoise } from './cost-curve.ts';

type Line = { title: string; curve: Curve };

const told = ({ title, curve }: Line, format: (cost: number) => string): string => {
  const [[T, last], growth] = [curve.points.at(-1)!, growthOf(curve)];
  const noise = growth?.isOpen
    ? `, within the noise of ${growth.least.toFixed(1)} to ${Number.isFinite(growth.most) ? growth.most.toFixed(1) : 'any number of'} times`
    : growth?.falls
      ? ', which can only be noise'
      : '';
  const grown = growth ? ` (${growth.times.toFixed(1)} times that at ${counted(growth.since)}${noise})` : '';
  return `${title} ${format(last)} at ${counted(T)}${grown}${curve.stopped ? ', where it was stopped' : ''}`;
};

/** The last cost of every line, and how it compares with the one before. */
export const costsTold = (lines: Line[], format: (cost: number) => string): string =>
  lines.map((line) => told(line, format)).join('; ') || 'not measured yet';

/** A warning where a time that should grow does not stand out of the noise, or one falls. */
export const warning = (lines: Line[]): string =>
  lines.some(({ curve }) => isNoise(curve))
    ? ' Some of these times are noise: close other tabs and programs, and measure again.'
    : '';

/** Why a scan is faster than an LSTM here, if there is one to see it by. */
export function whyQuicker({ lines }: CostFrame): string {
  const [lstm, scan] = ['lstm', 'min-gru'].map((wanted) => lines.find(({ name }) => name === wanted));
  const share = lstm && scan ? ` (the minGRU has ${(scan.weights / lstm.weights).toFixed(2)} times its weights)` : '';
  return `Everything ran on one thread, so a scan can only beat the LSTM by needing fewer operations${share}, not by computing steps in parallel.`;
}
