/** The variance of products of random queries and keys of any width. */
import { record } from 'fast-check';
import { Random } from '../random.ts';
import { seeds, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

const PAIRS = 2000;

export default defineSearch({
  cases: record({ d: sizes(40), seed: seeds }),
  holds({ d, seed }, altered) {
    const random = new Random(seed);
    let squares = 0;
    for (let pair = 0; pair < PAIRS; pair++) {
      let product = 0;
      for (let k = 0; k < d; k++) product += random.normal() * random.normal();
      squares += product ** 2;
    }
    // Six standard errors of the mean of squares, whose variance is 2d² + 6d: chance stays within them.
    const margin = 6 * Math.sqrt((2 * d ** 2 + 6 * d) / PAIRS);
    return Math.abs(squares / PAIRS - (altered ? 2 * d : d)) < margin;
  },
  breaks: 'twice the variance',
  runs: 30,
});
