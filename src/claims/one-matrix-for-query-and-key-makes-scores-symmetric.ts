/** Claim: with one matrix for queries and keys, two positions fit each other alike; with two they need not. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, sub, tensor3d, transpose } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { times, uniform } from '../models/parts/linear.ts';
import { Random } from '../random.ts';

const [T, WIDTH, SEEDS] = [8, 16, [1, 2, 3, 4, 5]];

/** The greatest difference between the score of s for t and that of t for s. */
const asymmetry = (shared: boolean, seed: number): number =>
  scope(() => {
    const random = new Random(seed, 'one matrix');
    const x = tensor3d(
      Array.from({ length: T * WIDTH }, () => random.normal()),
      [1, T, WIDTH],
    );
    const [Wq, Wk] = [0, 1].map(() => uniform(random, [WIDTH, WIDTH], Math.sqrt(3 / WIDTH)));
    const { scores } = attend(times(Wq!, x), times(shared ? Wq! : Wk!, x), x);
    return max(abs(sub(scores, transpose(scores, [0, 2, 1])))).dataSync()[0]!;
  });

export default defineClaim({
  cites: [],
  domain: 'any length and width with fresh weights, inputs up to 10 in size; the two matrices are five draws',
  measure: async (shared: boolean = true) => ({
    one: Math.max(...SEEDS.map((seed) => asymmetry(shared, seed))),
    two: SEEDS.map((seed) => asymmetry(false, seed)).sort((a, b) => a - b),
  }),
  holds: ({ one, two }) => one < 1e-4 && two[0]! > 0.5,
  says: ({ one, two }) =>
    `With one matrix for queries and keys, two positions have the same score for each other (largest difference: ${inPowers(one)}); with a matrix for each, the largest difference is ${two[0]!.toFixed(1)} to ${two.at(-1)!.toFixed(1)}, depending on the draw (${SEEDS.length} draws).`,
  breaks: { by: 'two matrices in both', alteration: false },
});
