/** Steps of GRUs of any size whose update gate is held at one end. */
import { record } from 'fast-check';
import { concat1d, fill, slice, squeeze, type Tensor1D, type Tensor2D } from '../engine/tfjs.ts';
import { gru } from '../models/gru/cell.ts';
import { agree, asTensor, drawn, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { clampGate } from '../training/clamp.ts';

export default defineSearch({
  cases: record({
    weights: drawn(),
    x: sequences(sizes(1), sizes(4), numbers(1e4)),
    h: sequences(sizes(1), sizes(6), numbers(1)),
  }),
  holds({ weights: of, x, h: state }, altered) {
    const H = state.D;
    const weights = clampGate(weightsOf(gru(), { D: x.D, H }, of), 1, 0.5);
    const h = squeeze(asTensor(state), [0]) as Tensor2D;
    // σ of ±200 is exactly 1 and 0 in float32.
    const at = (logit: number) => {
      const b = concat1d([slice(weights.b, 0, H), fill([H], logit), slice(weights.b, 2 * H, H)]) as Tensor1D;
      return gru().step({ ...weights, b }, squeeze(asTensor(x), [0]) as Tensor2D, { h });
    };
    const written = at(-200);
    return agree(at(altered ? 2 : 200).state.h, h, 0) && agree(written.state.h, written.gates.n, 0);
  },
  breaks: 'the update gate at σ(2)',
});
