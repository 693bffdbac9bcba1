/** The last output of a layer of attention whose earlier inputs change places. */
import { array, nat, record } from 'fast-check';
import { gather, slice, type Tensor3D, tensor1d } from '../engine/tfjs.ts';
import { attention } from '../models/attention/layer.ts';
import { Random } from '../random.ts';
import { agree, asTensor, numbers, orderBy, seeds, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({
    H: sizes(8),
    seed: seeds,
    input: sequences(sizes(12, 2), sizes(6), numbers(10)),
    keys: array(nat(99), { minLength: 12, maxLength: 12 }),
  }),
  holds({ H, seed, input, keys }, altered) {
    const { T, D } = input;
    const weights = attention().weights({ D, H }, new Random(seed));
    const order = altered ? orderBy(keys, T) : [...orderBy(keys, T - 1), T - 1];
    const last = (x: Tensor3D) => slice(attention().apply(weights, x), [0, T - 1, 0], [1, 1, H]);
    const x = asTensor(input);
    return agree(last(x), last(gather(x, tensor1d(order, 'int32'), 1) as Tensor3D));
  },
  breaks: 'a last input that changes places, too',
});
