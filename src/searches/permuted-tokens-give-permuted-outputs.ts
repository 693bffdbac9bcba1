/** Outputs of self-attention without a mask, of tokens in one order and in another. */
import { array, nat, record } from 'fast-check';
import { gather, type Tensor3D, tensor1d } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { agree, asTensor, numbers, orderBy, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({
    input: sequences(sizes(12), sizes(8), numbers(10)),
    keys: array(nat(99), { minLength: 12, maxLength: 12 }),
  }),
  holds({ input, keys }, altered) {
    const causal = altered;
    const x = asTensor(input);
    const order = orderBy(keys, input.T);
    const moved = (y: Tensor3D) => gather(y, tensor1d(order, 'int32'), 1) as Tensor3D;
    const there = moved(attend(x, x, x, { causal }).output);
    return agree(there, attend(moved(x), moved(x), moved(x), { causal }).output);
  },
  breaks: 'the causal mask',
});
