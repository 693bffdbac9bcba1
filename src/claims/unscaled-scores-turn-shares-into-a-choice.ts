/** Claim: without the division by √d, wide random queries give nearly all of their attention to a single key. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { max, mean, mul, tensor3d } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { Random } from '../random.ts';

const [T, WIDTH, SEEDS] = [16, 256, [1, 2, 3, 4, 5]];

/** The mean over queries of the largest attention weight, with scores multiplied by `factor`. */
const greatest = (factor: number, seed: number): number =>
  scope(() => {
    const random = new Random(seed, 'unscaled');
    const draw = () =>
      tensor3d(
        Array.from({ length: T * WIDTH }, () => random.normal()),
        [1, T, WIDTH],
      );
    const [q, k] = [draw(), draw()];
    return mean(max(attend(mul(q, factor), k, k, { causal: false }).weights, -1)).dataSync()[0]!;
  });
const sorted = (factor: number) => SEEDS.map((seed) => 100 * greatest(factor, seed)).sort((a, b) => a - b);
const percent = (shares: number[]) =>
  `${shares[2]!.toFixed(0)} % (${shares[0]!.toFixed(0)} to ${shares.at(-1)!.toFixed(0)})`;

export default defineClaim({
  cites: ['vaswani2017'],
  domain: 'normal queries and keys of one width, these five draws',
  measure: async (factor: number = Math.sqrt(WIDTH)) => ({ scaled: sorted(1), unscaled: sorted(factor) }),
  holds: ({ scaled, unscaled }) => scaled.at(-1)! < 50 && unscaled[0]! > 75,
  says: ({ scaled, unscaled }) =>
    `Among ${T} random keys of ${WIDTH} numbers, a random query gives the best one ${percent(scaled)} of its attention with the division by √d, and ${percent(unscaled)} without; medians and ranges over ${SEEDS.length} draws.`,
  breaks: { by: 'a division in both', alteration: 1 },
});
