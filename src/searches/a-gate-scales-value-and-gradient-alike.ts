/** A cell state and its gradient pass a forget gate of any drive. */
import { record } from 'fast-check';
import { grad, sum, type Tensor, type Tensor1D, type Tensor2D, tensor, zeros } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { numbers, scalar } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

const SHUT = -200;

export default defineSearch({
  cases: record({ drive: numbers(100), value: numbers(1e4) }),
  holds({ drive, value }, altered) {
    const zero = () => zeros([1, 1]) as Tensor2D;
    const next = (forget: number) => (c: Tensor) => {
      const weights = { W: zeros([4, 1]) as Tensor2D, U: zeros([4, 1]) as Tensor2D };
      const b = tensor([SHUT, forget, 0, 0]) as Tensor1D;
      return lstm.step({ ...weights, b }, zero(), { h: zero(), c: c as Tensor2D }).state.c;
    };
    const start = tensor([[value]]);
    const after = scalar(next(drive)(start));
    const back = scalar(grad((c) => sum(next(altered ? drive + 1 : drive)(c)))(start));
    return Math.abs(after - back * value) <= 1e-6 * Math.max(1, Math.abs(value));
  },
  breaks: 'a gate that is open further on the way back',
});
