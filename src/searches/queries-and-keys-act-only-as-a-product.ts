/** Attention whose rows of W_q are stretched and those of W_k shrunk by as much. */
import { array, integer, record } from 'fast-check';
import { div, mul, type Tensor2D, tensor } from '../engine/tfjs.ts';
import { attention } from '../models/attention/layer.ts';
import { Random } from '../random.ts';
import { agree, asTensor, numbers, seeds, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({
    tenths: array(integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 12 }),
    seed: seeds,
    input: sequences(sizes(10), sizes(8), numbers(3)),
  }),
  holds({ tenths, seed, input }, altered) {
    const weights = attention().weights({ D: input.D, H: tenths.length }, new Random(seed));
    const stretch = tensor(
      tenths.map((one) => one / 10),
      [tenths.length, 1],
    );
    const [Wq, Wk] = [mul(weights.Wq, stretch), altered ? weights.Wk : div(weights.Wk, stretch)] as [
      Tensor2D,
      Tensor2D,
    ];
    const x = asTensor(input);
    return agree(attention().apply(weights, x), attention().apply({ ...weights, Wq, Wk }, x));
  },
  breaks: 'the keys left as they are',
});
