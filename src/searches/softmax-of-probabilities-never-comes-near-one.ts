/** The largest probability that softmax makes of probabilities. */
import { array, record } from 'fast-check';
import { max, mul, softmax, tensor1d } from '../engine/tfjs.ts';
import { numbers, scalar } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ logits: array(numbers(1000), { minLength: 2, maxLength: 300 }) }),
  holds({ logits }, altered) {
    const once = softmax(tensor1d(logits));
    const twice = scalar(max(softmax(altered ? mul(once, 2) : once)));
    return twice <= Math.E / (Math.E + logits.length - 1) + 1e-5;
  },
  breaks: 'probabilities that are doubled',
});
