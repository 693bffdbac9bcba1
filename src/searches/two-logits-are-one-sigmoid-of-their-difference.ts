/** Softmax over two logits, and the sigmoid of their difference. */
import { record } from 'fast-check';
import { sigmoid, slice, softmax, tensor1d } from '../engine/tfjs.ts';
import { agree, numbers } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ one: numbers(80), other: numbers(80) }),
  holds({ one, other }, altered) {
    const share = slice(softmax(tensor1d([one, other])), 0, 1);
    return agree(share, sigmoid(tensor1d([altered ? one + other : one - other])), 2e-5);
  },
  breaks: 'the sum of the two',
});
