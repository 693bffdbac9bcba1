/** The gradient of a tied table against the sum of the gradients of its two uses. */
import { array, integer, record } from 'fast-check';
import { add, mul } from '../engine/tfjs.ts';
import { agree, normal, seeds, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { gradientsOfTable } from '../training/tied-table.ts';

export default defineSearch({
  cases: record({
    seed: seeds,
    V: sizes(30, 2),
    D: sizes(8),
    tokens: array(integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 13 }),
  }),
  holds({ seed, V, D, tokens }, altered) {
    const { tied, input, output } = gradientsOfTable(
      normal(seed, V, D),
      tokens.map((token) => token % V),
    );
    return agree(tied, add(input, mul(output, altered ? 0.5 : 1)), 1e-4);
  },
  breaks: 'half of what the output sends',
  runs: 40,
});
