/** Claim: a chain whose copies do not share their weights has as many times the weights as it has steps, and stops there. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import type { Tensor } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { Random } from '../random.ts';

const [D, H, T] = [27, 16, 100];

const sizeOf = (weights: Record<string, Tensor>) => Object.values(weights).reduce((sum, { size }) => sum + size, 0);

export default defineClaim({
  cites: [],
  domain: 'cells of any size, any number of steps',
  measure: async (copies: number = T) =>
    scope(() => {
      const untied = (cell: { weights(sizes: { D: number; H: number }, random: Random): Record<string, Tensor> }) =>
        Array.from({ length: copies }, (_, t) => sizeOf(cell.weights({ D, H }, new Random(t)))).reduce(
          (sum, size) => sum + size,
        );
      return {
        steps: T,
        rnn: sizeOf(rnn().weights({ D, H }, new Random(0))),
        rnns: untied(rnn()),
        lstm: sizeOf(lstm.weights({ D, H }, new Random(0))),
        lstms: untied(lstm),
      };
    }),
  holds: ({ steps, rnn, rnns, lstm: one, lstms }) => rnns === steps * rnn && lstms === steps * one,
  says: ({ steps, rnn, rnns, lstm: one, lstms }) =>
    `If each of ${steps} steps had weights of its own, an RNN of ${H} units would have ${rnns} instead of ${rnn} weights, an LSTM ${lstms} instead of ${one}.`,
  breaks: { by: 'a single copy', alteration: 1 },
});
