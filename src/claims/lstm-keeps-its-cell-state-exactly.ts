/** Claim: with the forget gate at 1 and the input gate at 0 the cell state of an LSTM does not change; at 0 all of it is dropped. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { abs, max, sub, type Tensor2D, tensor2d } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { clampGate } from '../training/clamp.ts';

const [D, H, STEPS, INPUT, FORGET] = [4, 16, 1000, 0, 1];

export default defineClaim({
  cites: ['gers2000'],
  domain:
    'LSTMs of any size, gates at exactly 1 and 0 in float32, cell states of any finite float32 size, inputs up to 10⁴',
  measure: async (kept: number = 1) =>
    scope(() => {
      const random = new Random(2, 'keep');
      const normal = (rows: number, columns: number) =>
        tensor2d(
          Array.from({ length: rows * columns }, () => random.normal()),
          [rows, columns],
        );
      const written = clampGate(lstm.weights({ D, H }, random), INPUT, 0);
      const start = normal(1, H);
      const after = (forget: number, steps: number): Tensor2D => {
        const weights = clampGate(written, FORGET, forget);
        let state = { h: normal(1, H), c: start };
        for (let t = 0; t < steps; t++) state = lstm.step(weights, normal(1, D), state).state;
        return state.c;
      };
      return {
        moved: max(abs(sub(after(kept, STEPS), start))).dataSync()[0]!,
        left: max(abs(after(0, 1))).dataSync()[0]!,
        steps: STEPS,
      };
    }),
  holds: ({ moved, left }) => moved === 0 && left < 1e-6,
  says: ({ moved, left, steps }) =>
    `With the forget gate at 1 and the input gate at 0, ${steps} steps of random input change the cell state of an LSTM by ${moved}; with the forget gate at 0, one step leaves ${left < 1e-6 ? 'nothing' : left} of it.`,
  breaks: { by: 'the forget gate at 0.999', alteration: 0.999 },
});
