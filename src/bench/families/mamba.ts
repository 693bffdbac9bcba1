/** The Mamba block: a short convolution, a selective scan and a gate. */

import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import {
  add,
  concat,
  exp,
  fused,
  matMul,
  mul,
  neg,
  pad,
  reshape,
  sigmoid,
  slice,
  softplus,
  split,
  sum,
  transpose,
  unstack,
  zeros,
} from '../../engine/tfjs.ts';
import type { State } from '../../models/cell.ts';
import { mambaCell } from '../../models/mamba/cell.ts';
import { mamba } from '../../models/mamba/layer.ts';
import { lastOf } from '../adam-loop.ts';
import type { Family, Size } from '../family.ts';
import { scanOfSteps, scanOperations } from '../scan.ts';

const size = (H: number, T: number): Size => ({ mode: 'train', B: 32, T, D: H, H, N: 16, usual: H === 64 });
const stream = (H: number): Size => ({ mode: 'stream', B: 1, T: 16, D: H, H, N: 16, usual: H === 64 });

/** Channels inside, and the width of what Δ is computed from. */
const inner = (H: number) => ({ E: 2 * H, R: Math.ceil((2 * H) / 16) });

/** Numbers in the matrices: into the block, to Δ, B and C, and out of it. */
function matrices({ D, H, N = 16 }: Size): number {
  const { E, R } = inner(H);
  return 2 * E * D + (R + 2 * N) * E + E * R + H * E;
}

const silu = (x: Tensor3D): Tensor3D => mul(x, sigmoid(x));

/** W x at every position of x [B,T,D]; tfjs on its own kernels is slower at products with a matrix still to be turned. */
function project(W: Tensor, x: Tensor3D): Tensor3D {
  const [B, T, D] = x.shape;
  return reshape(matMul(reshape(x, [B * T, D]) as Tensor2D, transpose(W) as Tensor2D), [B, T, W.shape[0]!]);
}

/** Σ_j K_j u_{t-j} + k: padded once, then cut; faster than a pad for each column, or than shifting by `concat`. */
function convolution(K: Tensor2D, k: Tensor1D, u: Tensor3D): Tensor3D {
  const padded = pad(u, [
    [0, 0],
    [3, 0],
    [0, 0],
  ]);
  return unstack(K, 1).reduce<Tensor>(
    (sum, K_j, j) => add(sum, mul(K_j, slice(padded, [0, j, 0], u.shape))),
    k,
  ) as Tensor3D;
}

export default {
  title: 'Mamba',
  rows: [...[32, 64].flatMap((H) => [50, 100].map((T) => size(H, T))), stream(64), stream(128)],

  /**
   * For every position: 2 operations for each number of a matrix and of the convolution's [E,4], three times that with
   * gradients, and those of the scan in its E channels. Activations are not counted.
   */
  flops(row) {
    const { mode, B, T, H, N = 16 } = row;
    const { E } = inner(H);
    if (mode === 'stream') return 2 * (matrices(row) + 4 * E) + E * scanOperations(N, false);
    return B * T * (3 * 2 * (matrices(row) + 4 * E) + E * scanOperations(N, true));
  },

  /** The matrices and, in training, x in and h out; in a step A and the state, which is also written. */
  bytes: (row) =>
    4 * (matrices(row) + (row.mode === 'train' ? row.B * row.T * (row.D + row.H) : 3 * inner(row.H).E * row.N!)),

  layer: () => mamba(),
  cell: () => mambaCell,

  tfjsOps: {
    // Two products with the halves of Win are faster than one whose result has to be cut; all but the scan is done for
    // all positions at once.
    train:
      ({ N = 16 }, x) =>
      ({ Win, K, k, Wout, P, Q, p, logA, D }) => {
        const [u, z] = split(Win!, 2).map((half) => project(half, x));
        const v = silu(convolution(K as Tensor2D, k as Tensor1D, u!));
        const [low, B, C] = split(project(P!, v), [Q!.shape[1]!, N, N], 2) as Tensor3D[];
        const delta = softplus(add(project(Q!, low!), p!)) as Tensor3D;
        const y = scanOfSteps({ A: neg(exp(logA!)) as Tensor2D, D: D as Tensor1D, delta, B: B!, C: C! }, v, 1);
        return lastOf(project(Wout!, mul(y, silu(z!))));
      },
    // Everything that does not depend on x is computed before; one product for u and z, one for Δ's low part, B and C.
    stream({ H, N = 16 }, { Win, K, k, Wout, P, Q, p, logA, D }) {
      const { E, R } = inner(H);
      const [into, out, toSelection, toStep] = [Win, Wout, P, Q].map((W) => transpose(W as Tensor2D)) as Tensor2D[];
      const [A, taps, bias] = [neg(exp(logA!)) as Tensor2D, transpose(K as Tensor2D), k as Tensor1D];
      const zero = () => ({ h: zeros([1, H]), window: zeros([3, E]), s: zeros([E, N]) }) as State;
      return {
        zero,
        step: (x, { window, s }) => {
          const [u, z] = split(matMul(x, into!), 2, 1) as Tensor2D[];
          const seen = concat([window as Tensor2D, u!], 0);
          const summed = add(sum(mul(seen, taps), 0, true), bias) as Tensor2D;
          const v = mul(summed, sigmoid(summed)) as Tensor2D;
          const [low, B, C] = split(matMul(v, toSelection!), [R, N, N], 1) as Tensor2D[];
          const delta = softplus(fused.matMul({ a: low!, b: toStep!, bias: p as Tensor1D })) as Tensor2D;
          const column = reshape(delta, [E, 1]);
          const written = matMul(reshape(mul(delta, v), [E, 1]) as Tensor2D, B!);
          const next = add(mul(exp(mul(column, A)), s), written) as Tensor2D;
          const y = add(reshape(matMul(next, C!, false, true), [1, E]), mul(D!, v));
          const h = matMul(mul(y, mul(z!, sigmoid(z!))) as Tensor2D, out!);
          return { h, window: slice(seen, [1, 0], [3, E]), s: next } as State;
        },
      };
    },
  },
} satisfies Family;
