/** State space models of any size, a step at a time and as a convolution. */
import { record } from 'fast-check';
import { add, type Tensor1D } from '../engine/tfjs.ts';
import { convolved, s4dCell } from '../models/s4d/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { agree, asTensor, numbers, seeds, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ N: sizes(8), seed: seeds, input: sequences(sizes(40), sizes(4), numbers(1e4)) }),
  holds({ N, seed, input }, altered) {
    const weights = s4dCell.weights({ D: input.D, H: input.D, N }, new Random(seed));
    const drift = { ...weights, logStep: add(weights.logStep, altered ? 0.1 : 0) as Tensor1D };
    const x = asTensor(input);
    return agree(unroll(s4dCell, drift, x).h, convolved(weights, x));
  },
  breaks: 'steps 10 % longer in the recurrent view',
  runs: 50,
});
