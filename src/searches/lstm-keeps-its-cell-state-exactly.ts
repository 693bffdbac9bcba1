/** Cell states of LSTMs of any size whose gates are held at exactly 1 and 0. */
import { record } from 'fast-check';
import { concat1d, fill, slice, squeeze, type Tensor1D, type Tensor2D, zerosLike } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { agree, asTensor, drawn, numbers, sequences, sizes, weightsOf } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { clampGate } from '../training/clamp.ts';

/** σ of this is exactly 1, and of its negative 0, in float32. */
const FAR = 200;

export default defineSearch({
  cases: record({
    weights: drawn(),
    x: sequences(sizes(1), sizes(4), numbers(1e4)),
    c: sequences(sizes(1), sizes(6), numbers()),
  }),
  holds({ weights: of, x: input, c: state }, altered) {
    const H = state.D;
    const fresh = clampGate(clampGate(weightsOf(lstm, { D: input.D, H }, of), 0, 0.5), 1, 0.5);
    const c = squeeze(asTensor(state), [0]) as Tensor2D;
    const x = squeeze(asTensor(input), [0]) as Tensor2D;
    const after = (forget: number) => {
      const b = concat1d([fill([H], -FAR), fill([H], forget), slice(fresh.b, 2 * H)]) as Tensor1D;
      return lstm.step({ ...fresh, b }, x, { h: zerosLike(c), c }).state.c;
    };
    return agree(after(altered ? 5 : FAR), c, 0) && agree(after(-FAR), zerosLike(c), 0);
  },
  breaks: 'the forget gate at σ(5)',
});
