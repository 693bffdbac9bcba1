/** The factors by which selective models of any size keep their state, whatever they read. */
import { record } from 'fast-check';
import { exp, expandDims, mul, neg } from '../engine/tfjs.ts';
import { type S6Weights, s6, select } from '../models/mamba/s6.ts';
import { asTensor, drawn, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ N: sizes(8), weights: drawn(), input: sequences(sizes(10), sizes(6), numbers(1e4)) }),
  holds({ N, weights: of, input }, altered) {
    const H = input.D;
    const weights = weightsOf(s6(), { D: H, H, N }, of) as S6Weights;
    const A = neg(exp(weights.logA));
    const keep = exp(mul(expandDims(select(weights, asTensor(input)).delta, 3), altered ? neg(A) : A));
    return [...keep.dataSync()].every((factor) => factor >= 0 && factor <= 1);
  },
  breaks: 'a state that grows instead of fading',
});
