/** Claim: the gradient of a mean over rows is the mean of their gradients; with padding, a mean over steps is another. */
import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import {
  abs,
  add,
  div,
  max,
  mul,
  slice,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  tensor,
} from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import { type GruWeights, gru } from '../models/gru/cell.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { lossAndGradients } from '../training/optimizer.ts';

const [LENGTHS, D, H] = [[3, 12, 6, 9], 3, 8];
const T = Math.max(...LENGTHS);
const cell = gru();

/** How the losses of the real steps [B,T] are averaged: over each row first, or over all steps at once. */
type Mean = 'rows' | 'steps';

export default defineClaim({
  cites: [],
  domain: 'an untrained GRU and a squared loss at every real step, these lengths; the sum rule holds for any loss',
  measure: async (how: Mean = 'rows') =>
    scope(() => {
      const random = new Random(6, 'mean');
      const weights = cell.weights({ D, H }, random) as Tensors;
      const x = tensor(
        Array.from({ length: LENGTHS.length * T * D }, () => random.normal()),
        [LENGTHS.length, T, D],
      ) as Tensor3D;
      const gradients = (rows: Tensor3D, lengths: number[], mean: Mean) => {
        const total = lengths.reduce((all, length) => all + length, 0);
        const share = tensor(
          lengths.map((length) =>
            Array.from({ length: T }, (_, t) =>
              t >= length ? 0 : mean === 'rows' ? 1 / (length * lengths.length) : 1 / total,
            ),
          ),
        ) as Tensor2D;
        const loss = (w: Tensors): Tensor => sum(mul(sum(square(run(cell, w as GruWeights, rows).h), 2), share));
        return Object.values(lossAndGradients(loss, weights).gradients);
      };
      const each = LENGTHS.map((length, row) => gradients(slice(x, row, 1), [length], 'rows'));
      const mean = each[0].map((_, part) =>
        div(
          each.map((one) => one[part]).reduce((a, b) => add(a, b)),
          LENGTHS.length,
        ),
      );
      const off = (one: Tensor[]) => {
        const size = Math.max(...mean.map((part) => max(abs(part)).dataSync()[0]));
        return Math.max(...one.map((part, k) => max(abs(sub(part, mean[k]))).dataSync()[0])) / size;
      };
      return { rows: LENGTHS.length, off: off(gradients(x, LENGTHS, how)), steps: off(gradients(x, LENGTHS, 'steps')) };
    }),
  holds: ({ off, steps }) => off < 1e-5 && steps > 0.02,
  says: ({ rows, off, steps }) =>
    `On a padded batch of ${rows} sequences of unequal length, the gradient of a GRU for a loss averaged within each row and then over the rows is the mean of the gradients of the rows alone, to within ${inPowers(Math.max(off, 1e-7))} of its largest number; for a loss averaged over all real steps it differs from that by ${(100 * steps).toFixed(0)} %.`,
  breaks: { by: 'a mean over all real steps', alteration: 'steps' },
});
