/** State-space layers of any size read a sequence, and the same one later. */
import { record } from 'fast-check';
import { concat, slice, type Tensor3D, zeros } from '../engine/tfjs.ts';
import { s4d } from '../models/s4d/cell.ts';
import { Random } from '../random.ts';
import { agree, asTensor, numbers, seeds, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ N: sizes(6), seed: seeds, later: sizes(20), input: sequences(sizes(24), sizes(4), numbers(1e4)) }),
  holds({ N, seed, later, input }, altered) {
    const { T, D: H } = input;
    const weights = s4d.weights({ D: H, H, N }, new Random(seed));
    const x = asTensor(input);
    const shifted = concat([zeros([1, later, H]), x], 1) as Tensor3D;
    const then = slice(s4d.apply(weights, shifted), [0, altered ? later - 1 : later, 0], [1, T, H]);
    return agree(s4d.apply(weights, x), then);
  },
  breaks: 'outputs compared one step too early',
});
