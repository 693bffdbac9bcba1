/** Softmax by its formula and with the largest logit subtracted, of logits of any size. */
import { array } from 'fast-check';
import { div, exp, softmax, sum, tensor1d } from '../engine/tfjs.ts';
import { numbers } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: array(numbers(1000), { minLength: 1, maxLength: 20 }),
  holds(logits, altered) {
    const z = tensor1d(logits);
    const e = exp(z);
    const library = (altered ? div(e, sum(e)) : softmax(z)).dataSync();
    const isTooLarge = Math.max(...logits) > 88.73;
    return (
      library.every(Number.isFinite) &&
      (!isTooLarge || [...div(e, sum(e)).dataSync()].some((share) => Number.isNaN(share)))
    );
  },
  breaks: 'the formula as it stands in place of the one that subtracts first',
});
