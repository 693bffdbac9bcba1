/** Claim: backpropagation gives the gradients that nudging every weight by itself gives, from one pass. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { grads, square, sum, type Tensor, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';

const [D, H, T, NUDGE] = [2, 3, 5, 0.005];

export default defineClaim({
  cites: [],
  domain: 'fresh LSTMs of up to 3 units over up to 5 steps, inputs up to 3 in size',
  measure: async (scale: number = 1) =>
    scope(() => {
      const random = new Random(4, 'nudges');
      const weights = lstm.weights({ D, H }, random);
      const names = Object.keys(weights) as (keyof typeof weights)[];
      const x = tensor(
        Array.from({ length: T * D }, () => random.normal()),
        [1, T, D],
      ) as Tensor3D;
      const loss = (...values: Tensor[]) =>
        sum(square(unroll(lstm, Object.fromEntries(names.map((name, k) => [name, values[k]])) as typeof weights, x).h));
      const start = names.map((name) => weights[name]);
      const gradients = grads(loss)(start).flatMap((gradient) =>
        [...gradient.dataSync()].map((value) => value * scale),
      );
      const flat = start.map((values) => Float32Array.from(values.dataSync()));
      const at = (which: number, k: number, by: number) =>
        scope(() => {
          const moved = flat.map((values, j) =>
            j === which ? values.map((value, i) => (i === k ? value + by : value)) : values,
          );
          return loss(...moved.map((values, j) => tensor(values, start[j]!.shape))).dataSync()[0]!;
        });
      const nudged = flat.flatMap((values, which) =>
        [...values].map((_, k) => (at(which, k, NUDGE) - at(which, k, -NUDGE)) / (2 * NUDGE)),
      );
      const largest = Math.max(...nudged.map(Math.abs));
      return {
        weights: nudged.length,
        apart: Math.max(...nudged.map((slope, k) => Math.abs(slope - gradients[k]!))) / largest,
      };
    }),
  holds: ({ apart }) => apart < 2e-3,
  says: ({ weights, apart }) =>
    `For the ${weights} weights of a small LSTM over ${T} steps, the gradients from backpropagation differ from those from nudging each weight up and down by at most ${(100 * apart).toFixed(2)} % of the largest gradient; nudging took ${2 * weights} evaluations of the loss.`,
  breaks: { by: 'gradients a tenth too large', alteration: 1.1 },
});
