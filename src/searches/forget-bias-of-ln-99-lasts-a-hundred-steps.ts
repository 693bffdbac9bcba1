/** What is left of a cell state after T steps with a forget bias of ln(T − 1). */
import { record } from 'fast-check';
import { ones, type Tensor1D, type Tensor2D, tensor, zeros } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { scalar, sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ T: sizes(400, 30) }),
  holds({ T }, altered) {
    const b = tensor([-200, altered ? 1 : Math.log(T - 1), 0, 0]) as Tensor1D;
    const weights = { W: zeros([4, 1]) as Tensor2D, U: zeros([4, 1]) as Tensor2D, b };
    const zero = () => zeros([1, 1]) as Tensor2D;
    let state = { h: zero(), c: ones([1, 1]) as Tensor2D };
    for (let t = 0; t < T; t++) state = lstm.step(weights, zero(), state).state;
    return Math.abs(scalar(state.c) - Math.exp(-1)) < 0.01;
  },
  breaks: 'forget bias 1',
  runs: 12,
});
