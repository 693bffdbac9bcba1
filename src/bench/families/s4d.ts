/** The diagonal state space model S4D: ours is its recurrence, the peer at training its convolution. */

import type { Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import {
  add,
  expandDims,
  matMul,
  mul,
  ones,
  pad,
  reshape,
  slice,
  sub,
  sum,
  transpose,
  zeros,
} from '../../engine/tfjs.ts';
import { product } from '../../models/parts/complex.ts';
import { discretize, kernel, type S4dWeights, s4d, s4dCell } from '../../models/s4d/cell.ts';
import { lastOf } from '../adam-loop.ts';
import type { Family, Size } from '../family.ts';

const train = (H: number, T: number): Size => ({
  mode: 'train',
  B: 32,
  T,
  D: H,
  H,
  N: 16,
  usual: H === 64 && T <= 100,
});
const stream = (H: number): Size => ({ mode: 'stream', B: 1, T: 16, D: H, H, N: 16, usual: true });

/**
 * [H,T,T] whose entry (s, t) is K_{t-s}, and 0 where t < s, for K [H,T]: as many rows, each padded to twice its length;
 * read again with rows one shorter, each begins one later than the one before.
 */
function shifted(K: Tensor2D): Tensor3D {
  const [H, T] = K.shape;
  const rows = pad(mul(expandDims(K, 1), ones([1, T, 1])) as Tensor3D, [
    [0, 0],
    [0, 0],
    [0, T],
  ]);
  const end = slice(reshape(rows, [H, 2 * T * T]), [0, 0], [H, T * (2 * T - 1)]);
  return slice(reshape(end, [H, T, 2 * T - 1]) as Tensor3D, [0, 0, 0], [H, T, T]);
}

export default {
  title: 'S4D',
  rows: [...[32, 64].flatMap((H) => [50, 100, 200].map((T) => train(H, T))), stream(64), stream(256)],

  /**
   * Counted as a recurrence s = Ā s + x, y = Re(C s) + D x with B̄ within C: for each complex number of state 7
   * operations for s and 4 for y, and 23 for the gradients of s (10), C (4), Ā (8) and x (1); for each channel 2 for D,
   * and 4 for its gradients. The powers and exponentials of the kernel of a convolution are another way, not a need.
   */
  flops({ mode, B, T, H, N = 16 }) {
    return mode === 'stream' ? H * (11 * N + 2) : B * T * H * (34 * N + 6);
  },

  /** For a step Ā, C and the state in and the state out, complex; for training x in and h out. */
  bytes: ({ mode, B, T, H, N = 16 }) => (mode === 'stream' ? 4 * 8 * H * N : 4 * 2 * B * T * H),
  memory: ({ H, N = 16 }) => 4 * 6 * H * N,

  layer: () => s4d,
  cell: () => s4dCell,

  tfjsOps: {
    // The matrix of the convolution without a cut for each of its rows; the recurrence, step by step, takes three times
    // as long. x is turned over once.
    train(_, x) {
      const channels = transpose(x, [2, 0, 1]);
      return (weights) => {
        const K = transpose(kernel(weights as S4dWeights, x.shape[1]));
        const y = transpose(matMul(channels, shifted(K)), [1, 2, 0]) as Tensor3D;
        return lastOf(add(y, mul(weights.D!, x)) as Tensor3D);
      };
    },

    // Real and imaginary parts apart; as one product with a matrix of both it takes a quarter longer.
    stream({ H, N = 16 }, weights) {
      const { D, Cre, Cim } = weights as S4dWeights;
      const { Abar, Bbar } = discretize(weights as S4dWeights);
      const C = product({ re: mul(Cre, 2), im: mul(Cim, 2) }, Bbar);
      return {
        zero: () => ({ h: zeros([1, H]), re: zeros([H, N]), im: zeros([H, N]) }),
        step(x, state) {
          const re = add(sub(mul(Abar.re, state.re!), mul(Abar.im, state.im!)), reshape(x, [H, 1]));
          const im = add(mul(Abar.re, state.im!), mul(Abar.im, state.re!));
          const y = reshape(sum(sub(mul(C.re, re), mul(C.im, im)), 1), [1, H]);
          return { h: add(y, mul(D, x)) as Tensor2D, re, im };
        },
      };
    },
  },
} satisfies Family;
