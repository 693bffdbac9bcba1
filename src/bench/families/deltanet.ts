/** DeltaNet: a matrix a head, corrected at every step. */

import type { Tensor, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import {
  add,
  div,
  matMul,
  mul,
  reshape,
  sigmoid,
  sqrt,
  square,
  stack,
  sub,
  sum,
  transpose,
  zeros,
} from '../../engine/tfjs.ts';
import { deltaNet } from '../../models/deltanet/cell.ts';
import { lastOf } from '../adam-loop.ts';
import type { Family, Size } from '../family.ts';
import { stepsOf } from '../steps.ts';

const HEADS = 2;

const train = (H: number, T: number): Size => ({ mode: 'train', B: 32, T, D: H, H, heads: HEADS, usual: H === 64 });
const stream = (H: number): Size => ({ mode: 'stream', B: 1, T: 16, D: H, H, heads: HEADS, usual: true });

/** Numbers in the matrices, and of state. */
const matrices = ({ D, H, heads = HEADS }: Size) => 3 * H * D + heads * D + H * H;
const state = ({ H, heads = HEADS }: Size) => (H * H) / heads;

const unit = (x: Tensor) => div(x, sqrt(add(sum(square(x), -1, true), 1e-6)));

/** One step of [N,d,d] matrices whose rows belong to keys, from vectors [N,1,d] and what is written of them [N,1,1]. */
function step(S: Tensor, q: Tensor, k: Tensor, v: Tensor, beta: Tensor): { S: Tensor; y: Tensor } {
  const correction = mul(beta, sub(v, matMul(k, S)));
  const next = add(S, mul(reshape(k, [k.shape[0], k.shape[2]!, 1]), correction));
  return { S: next, y: matMul(q, next) };
}

export default {
  title: 'DeltaNet',
  rows: [...[32, 64].flatMap((H) => [50, 100].map((T) => train(H, T))), stream(64), stream(128)],

  /**
   * For every position 2 operations for each number of a matrix, and 6 for each number of state: it is read by the key,
   * written, and read by the query. Three times that in training.
   */
  flops(row) {
    const position = 2 * matrices(row) + 6 * state(row);
    return row.mode === 'stream' ? position : 3 * row.B * row.T * position;
  },

  /** The matrices; for a step also the state, read and written, for training x in and h out. */
  bytes(row) {
    const { mode, B, T, D, H } = row;
    return 4 * (matrices(row) + (mode === 'stream' ? 2 * state(row) : B * T * (D + H)));
  },
  memory: (row) => 4 * (matrices(row) + state(row)),

  cell: ({ heads }) => deltaNet(heads),

  tfjsOps: {
    // All but the recurrence is done for all positions at once. Tried, too: products with S as sums of broadcast
    // products, which are slower.
    train({ B, T, H, heads = HEADS }, x) {
      const d = H / heads;
      const positions = reshape(x, [B * T, -1]) as Tensor2D;
      const project = (W: Tensor, last: number) =>
        reshape(matMul(positions, transpose(W as Tensor2D)), [B, T, heads, last]);
      const steps = (vectors: Tensor, last: number) =>
        stepsOf<Tensor3D>(reshape(transpose(vectors, [1, 0, 2, 3]), [T, B * heads, 1, last]), 0);
      return ({ Wq, Wk, Wv, Wbeta, Wo }) => {
        const [q, k] = [Wq!, Wk!].map((W) => steps(unit(project(W, d)), d));
        const [v, beta] = [steps(project(Wv!, d), d), steps(sigmoid(project(Wbeta!, 1)), 1)];
        let S: Tensor = zeros([B * heads, d, d]);
        const read = k!.map((key, t) => {
          const made = step(S, q![t]!, key, v[t]!, beta[t]!);
          S = made.S;
          return made.y;
        });
        const y = transpose(reshape(stack(read), [T, B, heads, d]), [1, 0, 2, 3]);
        return lastOf(reshape(matMul(reshape(y, [B * T, H]) as Tensor2D, transpose(Wo as Tensor2D)), [B, T, H]));
      };
    },

    stream({ H, heads = HEADS }, { Wq, Wk, Wv, Wbeta, Wo }) {
      const d = H / heads;
      const [Q, K, V, share, O] = [Wq!, Wk!, Wv!, Wbeta!, Wo!].map((W) => transpose(W as Tensor2D));
      const project = (x: Tensor2D, W: Tensor2D, last: number) => reshape(matMul(x, W), [heads, 1, last]);
      return {
        zero: () => ({ h: zeros([1, H]), S: zeros([heads, d, d]) }),
        step(x, state) {
          const [q, k, v] = [unit(project(x, Q!, d)), unit(project(x, K!, d)), project(x, V!, d)];
          const { S, y } = step(state.S!, q, k, v, sigmoid(project(x, share!, 1)));
          return { h: matMul(reshape(y, [1, H]) as Tensor2D, O!), S };
        },
      };
    },
  },
} satisfies Family;
