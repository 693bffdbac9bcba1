/** Causal self-attention: whole sequences at training, and one position a step with a cache of keys and values. */

import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from '../../engine/tfjs.ts';
import {
  add,
  cast,
  concat,
  expandDims,
  greater,
  matMul,
  mul,
  range,
  reshape,
  softmax,
  transpose,
  zeros,
} from '../../engine/tfjs.ts';
import { attentionCell } from '../../models/attention/cell.ts';
import { attention } from '../../models/attention/layer.ts';
import { lastOf } from '../adam-loop.ts';
import type { Family, Size } from '../family.ts';

const HEADS = 4;

const train = (H: number, T: number): Size => ({ mode: 'train', B: 32, T, D: H, H, heads: HEADS, usual: H === 64 });
/** From an empty cache to a full one of 256 positions, over and over. */
const stream = (H: number): Size => ({ mode: 'stream', B: 1, T: 256, D: H, H, heads: HEADS, resets: 256, usual: true });

/** Numbers in the four matrices. */
const matrices = ({ D, H }: Size) => 3 * H * D + H * H;

/** Positions that one asks, itself among them, in the mean over as many as a row has. */
const asked = ({ mode, T, resets }: Size) => ((mode === 'stream' ? resets! : T) + 1) / 2;

export default {
  title: 'Attention',
  rows: [...[32, 64].flatMap((H) => [50, 100].map((T) => train(H, T))), stream(64), stream(128)],

  /**
   * For every position 2 operations for each number of a matrix, and 4 H for each position it may ask (those up to
   * itself): q k and α v. Three times that in training. Softmax is not counted.
   */
  flops(row) {
    const position = 2 * matrices(row) + 4 * row.H * asked(row);
    return row.mode === 'stream' ? position : 3 * row.B * row.T * position;
  },

  /** The matrices; for a step also the keys and values so far, for training x in and h out. */
  bytes(row) {
    const { mode, B, T, D, H } = row;
    return 4 * (matrices(row) + (mode === 'stream' ? 2 * H * asked(row) : B * T * (D + H)));
  },
  /** The matrices and a full cache. */
  memory: (row) => 4 * (matrices(row) + 2 * row.H * (row.resets ?? row.T)),

  layer: ({ heads }) => attention(heads),
  cell: ({ heads }) => attentionCell(heads),

  tfjsOps: {
    // Three products are as fast as one whose result has to be cut, and softmax than its parts; a product for each
    // head, without the transpositions, is slower. The mask is made once.
    train({ B, T, H, heads = HEADS }, x) {
      const d = H / heads;
      const positions = reshape(x, [B * T, -1]) as Tensor2D;
      const mask = mul(cast(greater(range(0, T), expandDims(range(0, T), 1)), 'float32'), -1e9);
      const toHeads = (all: Tensor) => transpose(reshape(all, [B, T, heads, d]), [0, 2, 1, 3]) as Tensor4D;
      return ({ Wq, Wk, Wv, Wo }) => {
        const [q, k, v] = [mul(Wq!, 1 / Math.sqrt(d)), Wk!, Wv!].map((W) =>
          toHeads(matMul(positions, transpose(W) as Tensor2D)),
        );
        const shares = softmax(add(matMul(q!, k!, false, true), mask)) as Tensor4D;
        const gathered = reshape(transpose(matMul(shares, v!), [0, 2, 1, 3]), [B * T, H]) as Tensor2D;
        return lastOf(reshape(matMul(gathered, transpose(Wo as Tensor2D)), [B, T, H]));
      };
    },

    // The keys turned over, [heads,d,t], as the product wants them: twice as fast as [heads,t,d], and three times as
    // fast as the cache without heads.
    stream({ H, heads = HEADS }, { Wq, Wk, Wv, Wo }) {
      const d = H / heads;
      const [Q, K, V, O] = [mul(Wq!, 1 / Math.sqrt(d)), Wk!, Wv!, Wo!].map((W) => transpose(W as Tensor2D));
      const share = (x: Tensor2D, W: Tensor2D, shape: [number, number, number]) =>
        reshape(matMul(x, W), shape) as Tensor3D;
      return {
        zero: () => ({ h: zeros([1, H]), keys: zeros([heads, d, 0]), values: zeros([heads, 0, d]) }),
        step(x, state) {
          const keys = concat([state.keys as Tensor3D, share(x, K!, [heads, d, 1])], 2);
          const values = concat([state.values as Tensor3D, share(x, V!, [heads, 1, d])], 1);
          const shares = softmax(matMul(share(x, Q!, [heads, 1, d]), keys)) as Tensor3D;
          return { h: matMul(reshape(matMul(shares, values), [1, H]) as Tensor2D, O!), keys, values };
        },
      };
    },
  },
} satisfies Family;
