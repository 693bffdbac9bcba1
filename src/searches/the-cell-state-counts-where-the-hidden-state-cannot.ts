/** LSTM units with all gates open that count on from any number. */
import { integer, oneof, record } from 'fast-check';
import { type Tensor1D, type Tensor2D, tensor, zeros } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { scalar, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

/** float32 holds every whole number up to this. */
const [OPEN, MOST] = [40, 2 ** 24];

export default defineSearch({
  cases: record({
    from: oneof(integer({ min: 0, max: MOST - 20 }), integer({ min: MOST - 100, max: MOST - 20 })),
    steps: sizes(20),
  }),
  holds({ from, steps }, altered) {
    const weights = {
      W: tensor([0, 0, OPEN, 0], [4, 1]) as Tensor2D,
      U: zeros([4, 1]) as Tensor2D,
      b: tensor([OPEN, OPEN, 0, OPEN]) as Tensor1D,
    };
    const [start, one] = [from + (altered ? MOST : 0), tensor([[1]]) as Tensor2D];
    let state = { h: zeros([1, 1]) as Tensor2D, c: tensor([[start]]) as Tensor2D };
    for (let t = 0; t < steps; t++) state = lstm.step(weights, one, state).state;
    const [c, h] = [scalar(state.c), scalar(state.h)];
    return c === start + steps && h >= -1 && h <= 1;
  },
  breaks: 'counts beyond 2²⁴',
});
