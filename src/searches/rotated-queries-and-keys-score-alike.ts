/** Attention whose queries and keys are all rotated alike. */
import { array, integer, record } from 'fast-check';
import { matMul, type Tensor2D, tensor2d } from '../engine/tfjs.ts';
import { attention } from '../models/attention/layer.ts';
import { Random } from '../random.ts';
import { agree, asTensor, numbers, seeds, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

/** A rotation of every pair of numbers by its own angle. */
function rotation(degrees: number[]): Tensor2D {
  const rows = Array.from({ length: 2 * degrees.length }, () => new Array<number>(2 * degrees.length).fill(0));
  degrees.forEach((angle, k) => {
    const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    rows[2 * k]!.splice(2 * k, 2, cos, -sin);
    rows[2 * k + 1]!.splice(2 * k, 2, sin, cos);
  });
  return tensor2d(rows);
}

export default defineSearch({
  cases: record({
    degrees: array(integer({ min: 0, max: 359 }), { minLength: 1, maxLength: 6 }),
    seed: seeds,
    input: sequences(sizes(10), sizes(8), numbers(3)),
  }),
  holds({ degrees, seed, input }, altered) {
    const weights = attention().weights({ D: input.D, H: 2 * degrees.length }, new Random(seed));
    const R = rotation(degrees);
    const [Wq, Wk] = [matMul(R, weights.Wq), altered ? weights.Wk : matMul(R, weights.Wk)] as [Tensor2D, Tensor2D];
    const x = asTensor(input);
    return agree(attention().apply(weights, x), attention().apply({ ...weights, Wq, Wk }, x));
  },
  breaks: 'only the queries rotated',
});
