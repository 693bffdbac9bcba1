/** Claim: only the product of the query and key matrices counts: rotate all queries and keys in the same way, and nothing changes. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, matMul, max, sub, type Tensor2D, tensor2d, tensor3d } from '../engine/tfjs.ts';
import { attention } from '../models/attention/layer.ts';
import { Random } from '../random.ts';

const [T, WIDTH] = [12, 8];

/** A rotation of every pair of numbers by its own angle, [WIDTH,WIDTH]. */
function rotation(random: Random): Tensor2D {
  const rows = Array.from({ length: WIDTH }, () => new Array<number>(WIDTH).fill(0));
  for (let k = 0; k < WIDTH; k += 2) {
    const angle = random.uniform(0, 2 * Math.PI);
    rows[k]![k] = rows[k + 1]![k + 1] = Math.cos(angle);
    rows[k]![k + 1] = -Math.sin(angle);
    rows[k + 1]![k] = Math.sin(angle);
  }
  return tensor2d(rows);
}

export default defineClaim({
  cites: [],
  domain: 'any length and even width with fresh weights, inputs up to 3 in size',
  measure: async (both: boolean = true) =>
    scope(() => {
      const random = new Random(29, 'rotated');
      const weights = attention().weights({ D: WIDTH, H: WIDTH }, random);
      const x = tensor3d(
        Array.from({ length: T * WIDTH }, () => random.normal()),
        [1, T, WIDTH],
      );
      const R = rotation(random);
      const [Wq, Wk] = [matMul(R, weights.Wq), both ? matMul(R, weights.Wk) : weights.Wk] as [Tensor2D, Tensor2D];
      const apart = sub(attention().apply({ ...weights, Wq, Wk }, x), attention().apply(weights, x));
      return { apart: max(abs(apart)).dataSync()[0]! };
    }),
  holds: ({ apart }) => apart < 1e-5,
  says: ({ apart }) =>
    `With all queries and all keys rotated alike, the output of self-attention over ${T} positions moves by ${inPowers(apart)}, which is rounding.`,
  breaks: { by: 'only the queries rotated', alteration: false },
});
