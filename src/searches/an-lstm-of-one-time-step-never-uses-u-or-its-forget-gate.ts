/** LSTMs of any size that read one time step from a zero state, with other recurrent weights and another forget gate. */
import { record } from 'fast-check';
import { add, concat, mul, slice, type Tensor1D, type Tensor2D } from '../engine/tfjs.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import { agree, asTensor, drawn, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

/** The weights with the rows of gate `block` and all of U from another cell. */
const forgetting = (weights: LstmWeights, other: LstmWeights, H: number): LstmWeights => {
  const rows = <X extends Tensor1D | Tensor2D>(own: X, its: X) =>
    concat([slice(own, 0, H), slice(its, H, H), slice(own, 2 * H)], 0) as X;
  return { W: rows(weights.W, other.W), U: other.U, b: rows(weights.b, other.b) };
};

export default defineSearch({
  cases: record({ H: sizes(8), weights: drawn(), others: drawn(), x: sequences(sizes(1), sizes(4), numbers(1e4)) }),
  holds({ H, weights: of, others, x: input }, altered) {
    const x = asTensor(input);
    const [weights, other] = [weightsOf(lstm, { D: input.D, H }, of), weightsOf(lstm, { D: input.D, H }, others)];
    const read = altered ? (concat([x, add(mul(x, 0), 1)], 1) as typeof x) : x;
    const h = (with_: LstmWeights) => unroll(lstm, with_, read).states.at(-1)!.h;
    return agree(h(weights), h(forgetting(weights, other, H)), 0);
  },
  breaks: 'a second time step',
});
