/** Claim: attention depends on queries and keys through their products alone. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, div, matMul, max, mul, sub, type Tensor2D, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { attention } from '../models/attention/layer.ts';
import { Random } from '../random.ts';

const [T, WIDTH] = [10, 12];

export default defineClaim({
  cites: ['vaswani2017'],
  domain: 'any length and width with fresh weights, rows stretched by 0.1 to 10, inputs up to 3 in size',
  measure: async (both: boolean = true) =>
    scope(() => {
      const random = new Random(9, 'mixing');
      const weights = attention().weights({ D: WIDTH, H: WIDTH }, random);
      const x = tensor(
        Array.from({ length: T * WIDTH }, () => random.normal()),
        [1, T, WIDTH],
      ) as Tensor3D;
      // A row of W_q gets longer, the same row of W_k shorter.
      const stretch = tensor(
        Array.from({ length: WIDTH }, () => random.uniform(0.5, 2.5)),
        [WIDTH, 1],
      );
      const other = {
        ...weights,
        Wq: mul(weights.Wq, stretch) as Tensor2D,
        Wk: both ? (div(weights.Wk, stretch) as Tensor2D) : weights.Wk,
      };
      const product = (w: typeof weights) => matMul(w.Wq, w.Wk, true, false);
      return {
        moved: max(abs(sub(other.Wq, weights.Wq))).dataSync()[0]!,
        product: max(abs(sub(product(other), product(weights)))).dataSync()[0]!,
        apart: max(abs(sub(attention().apply(other, x), attention().apply(weights, x)))).dataSync()[0]!,
      };
    }),
  holds: ({ moved, product, apart }) => moved > 0.1 && product < 1e-5 && apart < 1e-5,
  says: ({ moved, apart }) =>
    `Multiplying the rows of W_q by some factors and dividing the same rows of W_k by them changes entries of W_q by up to ${moved.toFixed(2)}, but no output of attention by more than ${inPowers(apart)}: only the product of the two matrices counts.`,
  breaks: { by: 'the keys left as they are', alteration: false },
});
