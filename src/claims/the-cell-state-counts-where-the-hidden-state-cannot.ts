/** Claim: the cell state of an LSTM can count without bound; its hidden state stays between −1 and 1. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { neg, type Tensor1D, type Tensor2D, type Tensor3D, tensor, zeros } from '../engine/tfjs.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';

const [STEPS, OPEN] = [100, 40];

export default defineClaim({
  cites: ['weiss2018'],
  domain: 'one unit with all gates open, counts up to 2²⁴: float32 cannot count further by ones',
  measure: async (forget: number = OPEN) =>
    scope(() => {
      const weights: LstmWeights = {
        W: tensor([0, 0, OPEN, 0], [4, 1]) as Tensor2D,
        U: zeros([4, 1]) as Tensor2D,
        b: tensor([OPEN, forget, 0, OPEN]) as Tensor1D,
      };
      const x = tensor(new Float32Array(STEPS).fill(1), [1, STEPS, 1]) as Tensor3D;
      const last = unroll(lstm, weights, x).states.at(-1)!;
      const falling = unroll(lstm, weights, neg(x)).states.at(-1)!;
      return {
        steps: STEPS,
        c: last.c.dataSync()[0]!,
        h: last.h.dataSync()[0]!,
        fallen: falling.h.dataSync()[0]!,
      };
    }),
  holds: ({ steps, c, h, fallen }) => c === steps && h <= 1 && fallen >= -1,
  says: ({ steps, c, h, fallen }) =>
    `An LSTM unit with all gates open that reads ${steps} ones has a cell state of ${c} and a hidden state of ${h}; if every input is −1 instead, the hidden state is ${fallen}.`,
  breaks: { by: 'a forget gate that leaks (bias 3)', alteration: 3 },
});
