/** Claim: on a task for memory every optimizer solves it at rates of its own, and at one common rate some seem unable to. */
import { defineClaim } from '../define.ts';
import { OPTIMIZERS, type OptimizerName } from '../training/optimizer-names.ts';
import { EXPONENTS, finals, SOLVED, type Sweeps, sweep } from '../training/optimizer-sweep.ts';
import { rateOf } from '../training/optimizer-verdict.ts';

const [STEPS, SEEDS, COMMON] = [300, [1, 2, 3], -2];
const NAMES = Object.keys(OPTIMIZERS) as OptimizerName[];
const titleOf = (name: string) => OPTIMIZERS[name as OptimizerName];
const SETTINGS = { steps: STEPS, clip: true, biasCorrection: true };

/** The final losses of a seed, by optimizer and learning rate. */
function trained(seed: number, names: string[]): Sweeps {
  let last: Sweeps = {};
  for (const now of sweep({ ...SETTINGS, seed }, names)) last = now;
  return last;
}
/** Of each seed the loss at a rate; the largest of them, so that all are at most this. */
const worstAt = (runs: number[][], exponent: number) =>
  Math.max(...runs.map((ends) => ends[EXPONENTS.indexOf(exponent)] ?? 0));

export default defineClaim({
  cites: ['kingma2015', 'jordan2024'],
  slow: true,
  domain:
    'one LSTM of 16 units on the latch of 30 steps, 300 training steps, gradients clipped at 1, nine learning rates, three seeds',
  measure: async (names: string[] = NAMES) => {
    const seeds = SEEDS.map((seed) => trained(seed, names));
    const rows = names.map((name) => {
      const runs = seeds.map((all) => finals(all[name] ?? { curves: [] }));
      const solved = EXPONENTS.filter((exponent) => worstAt(runs, exponent) < SOLVED);
      return {
        name,
        from: Math.min(...solved),
        to: Math.max(...solved),
        solved: solved.length,
        common: worstAt(runs, COMMON),
      };
    });
    return { rows, rates: EXPONENTS.length, seeds: SEEDS.length };
  },
  holds: ({ rows }) => {
    const [sgd, momentum, adam] = ['sgd', 'momentum', 'adam'].map((name) => rows.find((row) => row.name === name));
    return (
      rows.every(({ solved }) => solved > 0) &&
      !!sgd &&
      !!momentum &&
      !!adam &&
      sgd.common > 0.5 &&
      momentum.common > 0.5 &&
      adam.common < SOLVED
    );
  },
  says: ({ rows, rates, seeds }) =>
    `Of ${rates} learning rates from ${rateOf(EXPONENTS[0] ?? 0)} to ${rateOf(EXPONENTS.at(-1) ?? 0)}, these solve the latch in all of ${seeds} seeds: ` +
    `${rows.map(({ name, from, to }) => `${titleOf(name)} from ${rateOf(from)} to ${rateOf(to)}`).join(', ')}; ` +
    `at ${rateOf(COMMON)} the loss is at most ${rows.map(({ name, common }) => `${common.toFixed(3)} with ${titleOf(name)}`).join(', ')}, where guessing has 0.693.`,
  breaks: { by: 'SGD and Adam left out', alteration: ['momentum'] },
});
