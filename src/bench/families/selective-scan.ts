/** The selective scan alone: the recurrence inside Mamba with the gradients of all that it reads. Nothing is learned. */

import type { Tensor1D, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { add, exp, neg, ones, range, reshape, tile } from '../../engine/tfjs.ts';
import type { Layer, Tensors } from '../../models/cell.ts';
import { recurrence, type Selection } from '../../models/mamba/s6.ts';
import { uniform } from '../../models/parts/linear.ts';
import type { Family, Size } from '../family.ts';
import { type ScanInputs, scanOfSteps, scanOperations } from '../scan.ts';

const size = (H: number, T: number): Size => ({ mode: 'pass', B: 32, T, D: H, H, N: 16, usual: H === 64 && T === 100 });

/** A, D and the selection of a row, as S6 has them when fresh: steps between 0.001 and 0.1, decays of −1, …, −N. */
const scan = ({ B: batch, T, H, N = 16 }: Size): Layer => ({
  weights(_, random): Tensors {
    const numbers = (width: number, bound: number) =>
      reshape(uniform(random, [batch * T * width], bound), [batch, T, width]) as Tensor3D;
    const [slow, fast] = [Math.log(0.001), Math.log(0.1)];
    return {
      A: neg(tile(reshape(range(1, N + 1), [1, N]), [H, 1])),
      D: ones([H]),
      delta: exp(add(numbers(H, (fast - slow) / 2), (fast + slow) / 2)),
      B: numbers(N, 1),
      C: numbers(N, 1),
    };
  },
  apply: ({ A, D, ...selection }, x) => recurrence(A as Tensor2D, D as Tensor1D, x, selection as Selection).y,
});

export default {
  title: 'Selective scan',
  rows: [size(32, 100), size(64, 50), size(64, 100), size(128, 100)],

  /** Those of the scan, forward and backward, for every channel of every step. */
  flops: ({ B, T, H, N = 16 }) => B * T * H * scanOperations(N, true),

  /**
   * Forward x, Δ, B and C in and y out; backward these and the gradient of y in, their own gradients out. States need
   * not be moved: they can be computed again from what is near.
   */
  bytes: ({ B, T, H, N = 16 }) => 4 * B * T * (8 * H + 6 * N),
  memory: ({ B, T, H, N = 16 }) => 4 * B * T * (6 * H + 4 * N),
  limit: () => 'nearer',

  layer: scan,
  tfjsOps: { pass: () => (weights, x) => scanOfSteps(weights as Tensors & ScanInputs, x, 1) },
} satisfies Family;
