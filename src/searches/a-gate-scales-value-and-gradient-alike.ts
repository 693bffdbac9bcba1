/** A cell state and its gradient pass a forget gate of any drive. */
import { record } from 'fast-check';
import { grad, sum, type Tensor, type Tensor1D, type Tensor2D, tensor, zeros } from '../engine/tfjs.ts';
import { numbers } from '../ledger/cases.ts';
import { defineSearch } from '../ledger/search.ts';
import { lstm } from '../models/lstm/cell.ts';

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
    const after = next(drive)(start).dataSync()[0]!;
    const back = grad((c) => sum(next(altered ? drive + 1 : drive)(c)))(start).dataSync()[0]!;
    return Math.abs(after - back * value) <= 1e-6 * Math.max(1, Math.abs(value));
  },
  breaks: 'a gate that is open further on the way back',
});
