/** Causal linear attention: a matrix a head, added to at every step. */

import type { Tensor, Tensor2D, Tensor4D } from '../../engine/tfjs.ts';
import {
  add,
  cast,
  div,
  elu,
  expandDims,
  greaterEqual,
  matMul,
  mul,
  range,
  reshape,
  sum,
  transpose,
  zeros,
} from '../../engine/tfjs.ts';
import { linearAttention } from '../../models/linear-attention/cell.ts';
import { lastOf } from '../adam-loop.ts';
import type { Family, Size } from '../family.ts';

const HEADS = 2;

const train = (H: number, T: number): Size => ({ mode: 'train', B: 32, T, D: H, H, heads: HEADS, usual: H === 64 });
const stream = (H: number): Size => ({ mode: 'stream', B: 1, T: 16, D: H, H, heads: HEADS, usual: true });

/** Numbers in the four matrices, and of state. */
const matrices = ({ D, H }: Size) => 3 * H * D + H * H;
const state = ({ H, heads = HEADS }: Size) => (H * H) / heads + H;

const feature = (x: Tensor) => add(elu(x), 1);

export default {
  title: 'Linear attention',
  rows: [...[32, 64].flatMap((H) => [50, 100].map((T) => train(H, T))), stream(64), stream(128)],

  /**
   * For every position 2 operations for each number of a matrix, and 4 for each number of state, which is written and
   * read. Three times that in training. The feature map is not counted.
   */
  flops(row) {
    const position = 2 * matrices(row) + 4 * state(row);
    return row.mode === 'stream' ? position : 3 * row.B * row.T * position;
  },

  /** The matrices; for a step also the state, read and written, for training x in and h out. */
  bytes(row) {
    const { mode, B, T, D, H } = row;
    return 4 * (matrices(row) + (mode === 'stream' ? 2 * state(row) : B * T * (D + H)));
  },
  memory: (row) => 4 * (matrices(row) + state(row)),

  cell: ({ heads }) => linearAttention(heads),

  tfjsOps: {
    // As products of T queries with T keys and a mask, made once, which up to a hundred steps is faster than to go along
    // the steps with a matrix. The normalizer is the sum of the masked products.
    train({ B, T, H, heads = HEADS }, x) {
      const d = H / heads;
      const positions = reshape(x, [B * T, -1]) as Tensor2D;
      const mask = cast(greaterEqual(expandDims(range(0, T), 1), range(0, T)), 'float32');
      const toHeads = (all: Tensor) => transpose(reshape(all, [B, T, heads, d]), [0, 2, 1, 3]) as Tensor4D;
      return ({ Wq, Wk, Wv, Wo }) => {
        const [q, k, v] = [Wq!, Wk!, Wv!].map((W) => matMul(positions, transpose(W as Tensor2D)));
        const fits = mul(matMul(toHeads(feature(q!)), toHeads(feature(k!)), false, true), mask);
        const y = div(matMul(fits, toHeads(v!)), sum(fits, -1, true));
        const gathered = reshape(transpose(y, [0, 2, 1, 3]), [B * T, H]) as Tensor2D;
        return lastOf(reshape(matMul(gathered, transpose(Wo as Tensor2D)), [B, T, H]));
      };
    },

    stream({ H, heads = HEADS }, { Wq, Wk, Wv, Wo }) {
      const d = H / heads;
      const [Q, K, V, O] = [Wq!, Wk!, Wv!, Wo!].map((W) => transpose(W as Tensor2D));
      const project = (x: Tensor2D, W: Tensor2D) => reshape(matMul(x, W), [heads, 1, d]);
      return {
        zero: () => ({ h: zeros([1, H]), S: zeros([heads, d, d]), z: zeros([heads, 1, d]) }),
        step(x, state) {
          const [q, k] = [Q!, K!].map((W) => feature(project(x, W)));
          const S = add(state.S!, mul(reshape(k!, [heads, d, 1]), project(x, V!)));
          const z = add(state.z!, k!);
          const y = div(matMul(q!, S), sum(mul(z, q!), -1, true));
          return { h: matMul(reshape(y, [1, H]) as Tensor2D, O!), S, z };
        },
      };
    },
  },
} satisfies Family;
