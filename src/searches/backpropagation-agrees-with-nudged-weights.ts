/** Gradients of small LSTMs, and what nudging one weight after the other gives. */
import { record } from 'fast-check';
import { grad, square, sum, type Tensor, type Tensor2D, tensor } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { asTensor, numbers, scalar, seeds, sequences, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

const NUDGE = 0.005;

export default defineSearch({
  cases: record({ H: sizes(3), seed: seeds, input: sequences(sizes(5), sizes(3), numbers(3)) }),
  holds({ H, seed, input }, altered) {
    const { D } = input;
    const weights = lstm.weights({ D, H }, new Random(seed));
    const loss = (W: Tensor) => sum(square(unroll(lstm, { ...weights, W: W as Tensor2D }, asTensor(input)).h));
    const back = [...grad(loss)(weights.W).dataSync()];
    const flat = [...weights.W.dataSync()];
    const at = (k: number, by: number) =>
      scalar(
        loss(
          tensor(
            flat.map((value, j) => (j === k ? value + by : value)),
            weights.W.shape,
          ),
        ),
      );
    const nudged = flat.map((_, k) => (at(k, NUDGE) - at(k, -NUDGE)) / (2 * NUDGE));
    const most = Math.max(1e-2, ...nudged.map(Math.abs));
    return nudged.every((value, k) => Math.abs(value - back[k]! * (altered ? 1.1 : 1)) <= 2e-3 * most);
  },
  breaks: 'gradients a tenth too large',
  runs: 25,
});
