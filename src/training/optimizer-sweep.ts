/** Optimizers compared as they should be: each at many learning rates, on the same task, network, weights and batches. */
import { OPTIMIZERS, type OptimizerName } from './optimizer-names.ts';
import { trial } from './optimizer-trial.ts';

/** Powers of ten that are tried as learning rates. */
export const EXPONENTS = [-3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1];
/** Losses are averaged over so many training steps. */
export const WINDOW = 10;
/** A loss that is larger, or no number at all, counts as this: training has diverged. */
export const DIVERGED = 10;
/** Below this mean loss the latch is as good as solved; guessing costs ln 2 ≈ 0.69. */
export const SOLVED = 0.05;

/** For each learning rate, in the order of `EXPONENTS`, the mean loss of each window of training steps. */
export interface Sweep {
  curves: number[][];
}
export type Sweeps = Record<string, Sweep>;

export interface SweepSettings {
  steps: number;
  clip: boolean;
  biasCorrection: boolean;
  seed: number;
}

export const lanesOf = (): string[] => Object.keys(OPTIMIZERS);

/** The mean loss of each window of one training. */
function curveOf(
  name: OptimizerName,
  learningRate: number,
  { steps, clip, biasCorrection, seed }: SweepSettings,
): number[] {
  const curve: number[] = [];
  let [sum, step] = [0, 0];
  for (const loss of trial({ name, learningRate, biasCorrection, ...(clip ? { clip: 1 } : {}) }, seed)) {
    sum += Number.isFinite(loss) ? Math.min(loss, DIVERGED) : DIVERGED;
    if (++step % WINDOW === 0) {
      curve.push(Number((sum / WINDOW).toPrecision(4)));
      sum = 0;
    }
    if (step === steps) break;
  }
  return curve;
}

/** Trains every optimizer of `names` at each learning rate; a frame after each training. */
export function* sweep(settings: SweepSettings, names: string[] = lanesOf()): Generator<Sweeps> {
  const sweeps: Sweeps = Object.fromEntries(names.map((name) => [name, { curves: [] }]));
  for (const exponent of EXPONENTS)
    for (const name of names) {
      sweeps[name]?.curves.push(curveOf(name as OptimizerName, 10 ** exponent, settings));
      yield structuredClone(sweeps);
    }
}

/** The loss at the end of each training, by learning rate: of the last windows, a tenth of all. */
export const finals = ({ curves }: Sweep): number[] =>
  curves.map((curve) => {
    const last = curve.slice(-Math.max(1, Math.round(curve.length / 10)));
    return last.reduce((sum, loss) => sum + loss, 0) / last.length;
  });

/** The learning rate (as a power of ten) with the lowest final loss, that loss, and at how many rates the task was solved. */
export function bestOf(one: Sweep): { exponent: number; loss: number; solvedAt: number[] } {
  const ends = finals(one);
  const loss = Math.min(...ends);
  return {
    exponent: EXPONENTS[ends.indexOf(loss)] ?? 0,
    loss,
    solvedAt: EXPONENTS.filter((_, k) => (ends[k] ?? DIVERGED) < SOLVED),
  };
}
