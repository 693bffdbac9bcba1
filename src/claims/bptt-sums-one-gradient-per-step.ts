/** Claim: the gradient of a shared weight is the sum of what each step contributes, in an RNN, an LSTM and a GRU. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Scalar, sum, tensor3d } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { Random } from '../random.ts';
import { gradientsByStep, partsMiss } from '../training/step-gradients.ts';

const [T, D, H] = [12, 3, 6];
const CELLS: Record<string, Cell> = { RNN: rnn(), LSTM: lstm, GRU: gru() };

export default defineClaim({
  cites: ['pascanu2013'],
  domain: 'cells of up to 5 units over up to 10 steps with fresh weights, inputs up to 100 in size',
  measure: async (leaveOut: number = 0) => ({
    steps: T,
    missed: Object.fromEntries(
      Object.entries(CELLS).map(([name, cell]) => [
        name,
        scope(() => {
          const random = new Random(1, name);
          const weights = cell.weights({ D, H }, random);
          const x = tensor3d(
            Array.from({ length: T * D }, () => random.normal()),
            [1, T, D],
          );
          const { parts, whole } = gradientsByStep(cell, weights, x, 'U', (h) => sum(h) as Scalar);
          return partsMiss({ parts: parts.slice(0, T - leaveOut), whole });
        }),
      ]),
    ),
  }),
  holds: ({ missed }) => Object.values(missed).every((share) => share < 1e-5),
  says: ({ steps, missed }) =>
    `In an RNN, an LSTM and a GRU the gradients of ${steps} separate copies of U, one for each step, add up to the gradient of the one shared U; no entry of the sum is off by more than ${inPowers(Math.max(...Object.values(missed)))} of the largest entry.`,
  breaks: { by: 'leaving out what the last step contributes', alteration: 1 },
});
