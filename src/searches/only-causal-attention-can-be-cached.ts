/** What earlier positions of causal attention computed, once one more token has come. */
import { record } from 'fast-check';
import { slice } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { agree, asTensor, numbers, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ input: sequences(sizes(12, 2), sizes(8), numbers(10)) }),
  holds({ input }, altered) {
    const { T, D } = input;
    const causal = !altered;
    const x = asTensor(input);
    const before = slice(x, [0, 0, 0], [1, T - 1, D]);
    const after = slice(attend(x, x, x, { causal }).output, [0, 0, 0], [1, T - 1, D]);
    return agree(attend(before, before, before, { causal }).output, after);
  },
  breaks: 'no mask',
});
