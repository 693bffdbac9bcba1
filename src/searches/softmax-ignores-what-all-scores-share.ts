/** Softmax of scores to all of which the same number is added. */
import { record } from 'fast-check';
import { add, mul, softmax } from '../engine/tfjs.ts';
import { agree, asTensor, numbers, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ scores: sequences(sizes(1), sizes(20), numbers(100)), added: numbers(100) }),
  holds({ scores, added }, altered) {
    const x = asTensor(scores);
    return agree(softmax(x), softmax(altered ? mul(x, 2) : add(x, added)), 2e-5);
  },
  breaks: 'scores that are doubled',
});
