/** What a comparison of optimizers over learning rates shows, in a sentence. */
import { amount } from '../units.ts';
import { OPTIMIZERS, type OptimizerName } from './optimizer-names.ts';
import { bestOf, DIVERGED, EXPONENTS, finals, type Sweep, type SweepSettings, type Sweeps } from './optimizer-sweep.ts';

/** A learning rate as readers write it, from its power of ten. */
export const rateOf = (exponent: number): string => String(Number((10 ** exponent).toPrecision(2)));

/** The optimizers that have trained, with the titles that readers see. */
export const trainedOf = (sweeps: Sweeps): [name: string, title: string, sweep: Sweep][] =>
  Object.entries(sweeps)
    .filter(([, { curves }]) => curves.length > 0)
    .map(([name, one]) => [name, OPTIMIZERS[name as OptimizerName], one]);

/** What happened at one learning rate, and at which rate each optimizer did best. */
export function verdict(sweeps: Sweeps, exponent: number, { steps, clip, biasCorrection }: SweepSettings): string {
  const trained = trainedOf(sweeps);
  const at = EXPONENTS.indexOf(exponent);
  const now = trained.map(([, title, one]) => `${title} ${(finals(one)[at] ?? DIVERGED).toFixed(3)}`);
  const best = trained.map(([, title, one]) => {
    const { exponent: own, solvedAt } = bestOf(one);
    return `${title} at ${rateOf(own)} (solved at ${amount(solvedAt.length, 'rate')})`;
  });
  const how = `${clip ? 'with gradients clipped at 1' : 'without clipping'}${biasCorrection ? '' : ', Adam without bias correction'}`;
  return (
    `After ${steps} steps on the latch ${how}, the loss at a learning rate of ${rateOf(exponent)} is: ${now.join(', ')}. ` +
    `Each optimizer does best at a rate of its own: ${best.join(', ')}; so whoever compares them at one rate compares rates.`
  );
}
