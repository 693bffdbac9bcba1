/** Linear layers of any width in a row, and the one matrix that is their product. */
import { array, record } from 'fast-check';
import { matMul, squeeze, type Tensor2D, tanh } from '../engine/tfjs.ts';
import { times, uniform } from '../models/parts/linear.ts';
import { Random } from '../random.ts';
import { agree, asTensor, numbers, seeds, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

/** A fresh matrix, which keeps the size of its inputs. */
const fresh = (random: Random, H: number, D: number) => uniform(random, [H, D], Math.sqrt(3 / D));

export default defineSearch({
  cases: record({
    widths: array(sizes(12), { minLength: 1, maxLength: 5 }),
    seed: seeds,
    input: sequences(sizes(3), sizes(12), numbers(10)),
  }),
  holds({ widths, seed, input }, altered) {
    const random = new Random(seed);
    const x = squeeze(asTensor(input), [0]) as Tensor2D;
    const matrices = widths.map((H, k) => fresh(random, H, widths[k - 1] ?? input.D));
    const stack = matrices.reduce((z, W) => (altered ? tanh(times(W, z)) : times(W, z)), x);
    return agree(
      stack,
      times(
        matrices.reduce((so, W) => matMul(W, so)),
        x,
      ),
      1e-4,
    );
  },
  breaks: 'tanh after each layer',
});
