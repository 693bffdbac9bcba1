/** Steps until the state of a GRU that reads nothing has halved, by the bias of its update gate. */
import { integer, record } from 'fast-check';
import { type Tensor1D, type Tensor2D, tensor, zeros } from '../engine/tfjs.ts';
import { gru } from '../models/gru/cell.ts';
import { scalar } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ hundredths: integer({ min: -400, max: 450 }) }),
  holds({ hundredths }, altered) {
    const bias = hundredths / 100;
    const b = tensor([0, altered ? bias + 1 : bias, 0]) as Tensor1D;
    const weights = { W: zeros([3, 1]) as Tensor2D, U: zeros([3, 1]) as Tensor2D, b, d: tensor([0]) as Tensor1D };
    let state = { h: tensor([[1]]) as Tensor2D };
    const expected = Math.ceil(Math.log(2) / Math.log(1 + Math.exp(-bias)) - 1e-4);
    const after = [1];
    for (let t = 0; t < expected; t++) {
      state = gru().step(weights, zeros([1, 1]) as Tensor2D, state).state;
      after.push(scalar(state.h));
    }
    return after.at(-1)! <= 0.5 + 1e-4 && (expected === 1 || after.at(-2)! > 0.5);
  },
  breaks: 'a bias larger by 1',
  runs: 60,
});
