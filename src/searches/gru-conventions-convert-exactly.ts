/** GRUs of any size whose weights are carried to another convention. */
import { record } from 'fast-check';
import { type GruWeights, gru } from '../models/gru/cell.ts';
import { fromKeras, gruOtherSign, otherSign, toKeras } from '../models/gru/conventions.ts';
import { unroll } from '../models/unroll.ts';
import { agree, asTensor, drawn, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ H: sizes(6), weights: drawn(3), input: sequences(sizes(20), sizes(4), numbers(100)) }),
  holds({ H, weights: of, input }, altered) {
    const weights = weightsOf(gru(), { D: input.D, H }, of);
    const x = asTensor(input);
    const reference = unroll(gru(), weights, x).h;
    const carried = fromKeras(toKeras(weights, 'after')) as GruWeights;
    const flipped = unroll(gruOtherSign('after'), altered ? weights : otherSign(weights), x).h;
    return agree(reference, unroll(gru(), carried, x).h, 0) && agree(reference, flipped);
  },
  breaks: 'the sign of z flipped in the cell but not in the weights',
});
