/** Claim: more hidden units follow a curve closer, and without an activation none of them does. */
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import { type ActivationName, fitted } from '../training/feed-forward-fit.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7];
const [FEW, MANY] = [4, 40];

const errorOf = (activation: ActivationName, units: number) =>
  SEEDS.map((seed) => fitted(activation, units, new Random(seed, 'units')).error).toSorted((a, b) => a - b)[
    (SEEDS.length - 1) / 2
  ] ?? Number.NaN;

export default defineClaim({
  cites: [],
  domain: `one curve over one input, first weights drawn by chance and last ones fitted, ${FEW} and ${MANY} units, ${SEEDS.length} seeds`,
  measure: async (activation: ActivationName = 'relu') => ({
    few: FEW,
    many: MANY,
    fewer: errorOf(activation, FEW),
    more: errorOf(activation, MANY),
    straight: errorOf('none', MANY),
    straightFew: errorOf('none', FEW),
    seeds: SEEDS.length,
  }),
  holds: ({ fewer, more, straight, straightFew }) => more < fewer / 2 && Math.abs(straight - straightFew) < 1e-3,
  says: ({ few, many, fewer, more, straight, straightFew, seeds }) =>
    `Fitted to the same curve, ${few} ReLU units are off by ${fewer.toFixed(2)} and ${many} by ${more.toFixed(2)} (root mean square, median of ${seeds} seeds); without an activation ${few} are off by ${straightFew.toFixed(2)}, and so are ${many}: ${straight.toFixed(2)}.`,
  breaks: { by: 'no activation', alteration: 'none' },
});
