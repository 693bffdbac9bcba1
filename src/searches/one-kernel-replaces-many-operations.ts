/** The three ways to compute a layer of an LSTM, for sizes, weights and inputs of the domain. */
import { constantFrom, record } from 'fast-check';
import { add } from '../engine/tfjs.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { agree, asTensor, drawn, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { layerIn } from '../training/fused.ts';

export default defineSearch({
  cases: record({
    way: constantFrom('each', 'together'),
    H: sizes(20),
    weights: drawn(3),
    input: sequences(sizes(20), sizes(4), numbers(10)),
  }),
  holds({ way, H, weights, input }, altered) {
    const own = weightsOf(lstm, { D: input.D, H }, weights) as LstmWeights;
    const x = asTensor(input);
    const other = altered ? { ...own, b: add(own.b, 1) as LstmWeights['b'] } : own;
    return agree(layerIn.fused(own, x), layerIn[way as 'each' | 'together'](other, x), 1e-4);
  },
  breaks: 'a bias that is larger by one',
  runs: 40,
});
