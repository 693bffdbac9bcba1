/** Scores of two positions for each other, with one matrix for queries and keys. */
import { record } from 'fast-check';
import { transpose } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { times } from '../models/parts/linear.ts';
import { agree, asTensor, normal, numbers, seeds, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ H: sizes(12), seed: seeds, input: sequences(sizes(8), sizes(8), numbers(10)) }),
  holds({ H, seed, input }, altered) {
    const x = asTensor(input);
    const [W, other] = [normal(seed, H, input.D), normal(seed + 1, H, input.D)];
    const { scores } = attend(times(W, x), times(altered ? other : W, x), x);
    return agree(scores, transpose(scores, [0, 2, 1]));
  },
  breaks: 'a matrix for each',
});
