/** The transformer block: whole sequences at training, and one position a step with a cache of keys and values. */

import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from '../../engine/tfjs.ts';
import {
  add,
  cast,
  concat,
  expandDims,
  fused,
  greater,
  matMul,
  mean,
  mul,
  range,
  reshape,
  rsqrt,
  softmax,
  square,
  sub,
  tanh,
  transpose,
  zeros,
} from '../../engine/tfjs.ts';
import { transformerBlock, transformerBlockCell } from '../../models/transformer/block.ts';
import { lastOf } from '../adam-loop.ts';
import type { Family, Size } from '../family.ts';

const HEADS = 4;

const train = (H: number, T: number): Size => ({
  mode: 'train',
  B: 32,
  T,
  D: H,
  H,
  heads: HEADS,
  usual: H === 64 && T === 50,
});
/** From an empty cache to a full one of 256 positions, over and over. */
const stream = (H: number): Size => ({ mode: 'stream', B: 1, T: 256, D: H, H, heads: HEADS, resets: 256, usual: true });

/** Numbers in the matrices: four of attention, two of the MLP. */
const matrices = ({ H }: Size) => 12 * H * H;
/** Numbers in the vectors: gain and bias of two norms, two biases. */
const vectors = ({ H }: Size) => 9 * H;

/** Positions that one asks, itself among them, in the mean over as many as a row has. */
const asked = ({ mode, T, resets }: Size) => ((mode === 'stream' ? resets! : T) + 1) / 2;

/** Layer norm without gain and bias. */
const even = (x: Tensor) => {
  const apart = sub(x, mean(x, -1, true));
  return mul(apart, rsqrt(add(mean(square(apart), -1, true), 1e-5))) as Tensor2D;
};

/** In six operations, the cube as a product. */
const gelu = (x: Tensor) =>
  mul(
    mul(x, 0.5),
    add(tanh(mul(x, add(mul(square(x), 0.044715 * Math.sqrt(2 / Math.PI)), Math.sqrt(2 / Math.PI)))), 1),
  ) as Tensor2D;

export default {
  title: 'Transformer block',
  rows: [...[32, 64].flatMap((H) => [50, 100].map((T) => train(H, T))), stream(64), stream(128)],

  /**
   * For every position 2 operations for each number of a matrix, and 4 H for each position it may ask (those up to
   * itself): q k and α v. Three times that in training. Softmax, norms and gelu are not counted.
   */
  flops(row) {
    const position = 2 * matrices(row) + 4 * row.H * asked(row);
    return row.mode === 'stream' ? position : 3 * row.B * row.T * position;
  },

  /** The weights; for a step also the keys and values so far, for training x in and h out. */
  bytes(row) {
    const { mode, B, T, D, H } = row;
    return 4 * (matrices(row) + vectors(row) + (mode === 'stream' ? 2 * H * asked(row) : B * T * (D + H)));
  },
  /** The weights and a full cache. */
  memory: (row) => 4 * (matrices(row) + vectors(row) + 2 * row.H * (row.resets ?? row.T)),

  layer: ({ heads }) => transformerBlock(heads),
  cell: ({ heads }) => transformerBlockCell(heads),

  tfjsOps: {
    // Attention as in attention.ts. Biases are as fast added after the product as in it.
    train({ B, T, H, heads = HEADS }, x) {
      const d = H / heads;
      const positions = reshape(x, [B * T, H]) as Tensor2D;
      const mask = mul(cast(greater(range(0, T), expandDims(range(0, T), 1)), 'float32'), -1e9);
      const toHeads = (all: Tensor) => transpose(reshape(all, [B, T, heads, d]), [0, 2, 1, 3]) as Tensor4D;
      return ({ Wq, Wk, Wv, Wo, W1, b1, W2, b2, gain1, bias1, gain2, bias2 }) => {
        const norm = (z: Tensor2D, gain: Tensor, bias: Tensor) => add(mul(even(z), gain), bias) as Tensor2D;
        const first = norm(positions, gain1!, bias1!);
        const [q, k, v] = [mul(Wq!, 1 / Math.sqrt(d)), Wk!, Wv!].map((W) =>
          toHeads(matMul(first, transpose(W) as Tensor2D)),
        );
        const shares = softmax(add(matMul(q!, k!, false, true), mask)) as Tensor4D;
        const gathered = reshape(transpose(matMul(shares, v!), [0, 2, 1, 3]), [B * T, H]) as Tensor2D;
        const a = add<Tensor2D>(positions, matMul(gathered, transpose(Wo as Tensor2D)));
        const inside = gelu(add(matMul(norm(a, gain2!, bias2!), transpose(W1 as Tensor2D)), b1!));
        const y = add(a, add(matMul(inside, transpose(W2 as Tensor2D)), b2!));
        return lastOf(reshape(y, [B, T, H]));
      };
    },

    // The cache as in attention.ts. Gain and bias of the norms are made part of the weights that follow them, once.
    stream({ H, heads = HEADS }, { Wq, Wk, Wv, Wo, W1, b1, W2, b2, gain1, bias1, gain2, bias2 }) {
      const d = H / heads;
      const after = (gain: Tensor, bias: Tensor, W: Tensor, b: Tensor) => ({
        b: transpose(mul(W, gain)) as Tensor2D,
        bias: add(b, reshape(matMul(W as Tensor2D, reshape(bias, [H, 1])), [-1])),
      });
      const [Q, K, V] = [mul(Wq!, 1 / Math.sqrt(d)), Wk!, Wv!].map((W) => after(gain1!, bias1!, W, zeros([H])));
      const [In, Out] = [after(gain2!, bias2!, W1!, b1!), { b: transpose(W2 as Tensor2D), bias: b2! }];
      const O = transpose(Wo as Tensor2D);
      return {
        zero: () => ({ h: zeros([1, H]), keys: zeros([heads, d, 0]), values: zeros([heads, 0, d]) }),
        step(x, state) {
          const a = even(x);
          const [q, k, v] = [Q!, K!, V!].map((W) => fused.matMul({ a, ...W }));
          const keys = concat([state.keys as Tensor3D, reshape(k!, [heads, d, 1])], 2);
          const values = concat([state.values as Tensor3D, reshape(v!, [heads, 1, d])], 1);
          const shares = softmax(matMul(reshape(q!, [heads, 1, d]), keys)) as Tensor3D;
          const z = add(x, matMul(reshape(matMul(shares, values), [1, H]) as Tensor2D, O));
          const inside = gelu(fused.matMul({ a: even(z), ...In }));
          return { h: add(z, fused.matMul({ a: inside, ...Out })), keys, values };
        },
      };
    },
  },
} satisfies Family;
