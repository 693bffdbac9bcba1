/** Gated DeltaNet of any size with a decay of 1, and DeltaNet with the same weights. */
import { record } from 'fast-check';
import { fill, type Tensor1D } from '../engine/tfjs.ts';
import { deltaNet } from '../models/deltanet/cell.ts';
import { gatedDeltaNet } from '../models/gated-deltanet/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { agree, asTensor, numbers, seeds, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ heads: sizes(3), each: sizes(3), seed: seeds, input: sequences(sizes(12), sizes(4), numbers(10)) }),
  holds({ heads, each, seed, input }, altered) {
    const fresh = gatedDeltaNet(heads).weights({ D: input.D, H: heads * each }, new Random(seed));
    // softplus of a very negative number is 0, and exp(0) is 1.
    const still = { ...fresh, p: fill([heads], altered ? 0 : -200) as Tensor1D };
    const x = asTensor(input);
    return agree(unroll(gatedDeltaNet(heads), still, x).h, unroll(deltaNet(heads), fresh, x).h, 0);
  },
  breaks: 'a decay of about one half',
  runs: 50,
});
