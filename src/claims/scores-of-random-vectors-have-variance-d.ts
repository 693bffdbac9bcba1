/** Claim: the product of a random query and a random key of d entries has variance d. */
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';

const [WIDTHS, PAIRS, SEEDS] = [[16, 64], 400, [1, 2, 3, 4, 5]];

/** Variance of products of vectors with independent entries of variance 1. */
function variance(d: number, seed: number): number {
  const random = new Random(seed, 'scores');
  const products = Array.from({ length: PAIRS }, () =>
    Array.from({ length: d }, () => random.normal() * random.normal()).reduce((sum, part) => sum + part),
  );
  return products.reduce((sum, product) => sum + product ** 2, 0) / PAIRS;
}

export default defineClaim({
  cites: ['vaswani2017'],
  domain: 'independent normal entries with mean 0 and variance 1, any width',
  measure: async (shrunk: number = 1) => ({
    widths: WIDTHS,
    variances: WIDTHS.map((d) => SEEDS.map((seed) => variance(d, seed) / shrunk).sort((a, b) => a - b)),
  }),
  holds: ({ widths, variances }) => widths.every((d, k) => Math.abs(variances[k]![2]! / d - 1) < 0.1),
  says: ({ widths, variances }) =>
    `Dot products of random queries and keys with ${widths.join(' and ')} entries of variance 1 have variances of ${variances.map((all) => `${all[2]!.toFixed(1)} (${all[0]!.toFixed(1)} to ${all.at(-1)!.toFixed(1)})`).join(' and ')}, medians and ranges over ${SEEDS.length} draws of ${PAIRS} pairs.`,
  breaks: { by: 'products divided by √2', alteration: 2 },
});
