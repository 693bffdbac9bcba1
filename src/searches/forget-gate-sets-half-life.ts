/** Steps until a cell state has halved, by the forget gate's bias. */
import { integer, record } from 'fast-check';
import { type Tensor1D, type Tensor2D, tensor, zeros } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { scalar } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ hundredths: integer({ min: -400, max: 450 }), start: integer({ min: 1, max: 10_000 }) }),
  holds({ hundredths, start }, altered) {
    const bias = hundredths / 100;
    const b = tensor([-200, altered ? 200 : bias, 0, 0]) as Tensor1D;
    const weights = { W: zeros([4, 1]) as Tensor2D, U: zeros([4, 1]) as Tensor2D, b };
    const zero = () => zeros([1, 1]) as Tensor2D;
    let state = { h: zero(), c: tensor([[start]]) as Tensor2D };
    const expected = Math.ceil(Math.log(2) / Math.log(1 + Math.exp(-bias)) - 1e-4);
    for (let t = 1; t < expected; t++) state = lstm.step(weights, zero(), state).state;
    const before = scalar(state.c) / start;
    const after = scalar(lstm.step(weights, zero(), state).state.c) / start;
    return (expected === 1 || before > 0.5) && after <= 0.5 + 1e-4;
  },
  breaks: 'a cell that never forgets (the forget gate at 1)',
  runs: 60,
});
