/** The temporal convolutional network of four blocks with three taps each. */

import type { Tensor, Tensor1D, Tensor2D } from '../../engine/tfjs.ts';
import {
  add,
  concat,
  fused,
  gather,
  matMul,
  pad,
  relu,
  reshape,
  slice,
  tensor,
  transpose,
  unstack,
  zeros,
} from '../../engine/tfjs.ts';
import type { Cell, Layer, State } from '../../models/cell.ts';
import { tcnCell } from '../../models/tcn/cell.ts';
import { tcn } from '../../models/tcn/layer.ts';
import type { Family, Size } from '../family.ts';

const SHAPE = { taps: 3, blocks: 4 };
const LEVELS = Array.from({ length: SHAPE.blocks }, (_, l) => l);

// Two inputs, as recurrent cells have at training.
const train = (H: number, T: number): Size => ({ mode: 'train', B: 32, T, D: 2, H, usual: H === 64 });
const stream = (H: number): Size => ({ mode: 'stream', B: 1, T: 16, D: H, H, usual: true });

/** Numbers in the convolutions, and in the matrix around the first block where there is one. */
const matrices = ({ D, H }: Size) => SHAPE.taps * (H * D + (2 * SHAPE.blocks - 1) * H * H) + (D === H ? 0 : H * D);

/** The taps [K,H,D] of a convolution below each other, for one product with what all of them see: [K·D,H]. */
function stacked(W: Tensor): Tensor2D {
  const [K, H, D] = W.shape as [number, number, number];
  return reshape(transpose(W, [0, 2, 1]), [K * D, H]);
}

export default {
  title: 'TCN',
  rows: [...[32, 64].flatMap((H) => [50, 100].map((T) => train(H, T))), stream(64), stream(128)],

  /** 2 operations for each weight at each position, three times that with gradients. */
  flops: (row) => 2 * matrices(row) * (row.mode === 'stream' ? 1 : 3 * row.B * row.T),
  /** The weights; in training x in and h out as well. */
  bytes: (row) => 4 * (matrices(row) + (row.mode === 'stream' ? 0 : row.B * row.T * (row.D + row.H))),

  layer: () => tcn(SHAPE) as Layer,
  cell: () => tcnCell(SHAPE) as Cell,

  tfjsOps: {
    // A product for each tap, of the rows that are far enough from the end. Time first, so that a step back is a cut of
    // whole rows. Tried, too, and up to a fifth slower: taps side by side in one product, with relu within or after.
    train({ B, T, D, H }, x) {
      const rows = reshape(transpose(x, [1, 0, 2]), [T * B, D]) as Tensor2D;
      const convolve = (W: Tensor, b: Tensor, input: Tensor2D, gap: number) => {
        const [now, ...earlier] = unstack(W).map((tap) => transpose(tap) as Tensor2D);
        const first = fused.matMul({ a: input, b: now!, bias: b as Tensor1D });
        return relu(
          earlier.reduce((sum, tap, j) => {
            const lag = (j + 1) * gap * B;
            if (lag >= T * B) return sum;
            const part = matMul(slice(input, [0, 0], [T * B - lag, -1]), tap);
            return add(
              sum,
              pad(part, [
                [lag, 0],
                [0, 0],
              ]),
            ) as Tensor2D;
          }, first as Tensor2D),
        );
      };
      return (weights) => {
        const y = LEVELS.reduce((input, l) => {
          const a = convolve(weights[`W${l}`]!, weights[`b${l}`]!, input, 2 ** l);
          const c = convolve(weights[`V${l}`]!, weights[`v${l}`]!, a, 2 ** l);
          const R = weights[`R${l}`] as Tensor2D | undefined;
          return relu(add(c, R ? matMul(input, transpose(R)) : input));
        }, rows);
        return slice(y, [(T - 1) * B, 0], [B, H]);
      };
    },

    // What is still seen as rows, of which the taps take theirs at once.
    stream({ D, H }, weights) {
      const names = LEVELS.flatMap((l) => [`W${l}`, `V${l}`]);
      const W = Object.fromEntries(names.map((name) => [name, stacked(weights[name]!)]));
      const places = LEVELS.map((l) =>
        tensor(
          Array.from({ length: SHAPE.taps }, (_, j) => (SHAPE.taps - 1 - j) * 2 ** l),
          [SHAPE.taps],
          'int32',
        ),
      );
      const around = weights.R0 && transpose(weights.R0);
      const kept = (l: number) => (SHAPE.taps - 1) * 2 ** l;
      return {
        zero: () =>
          Object.assign(
            { h: zeros([1, H]) },
            ...names.map((name) => {
              const l = Number(name[1]);
              return { [name]: zeros([kept(l), name === 'W0' ? D : H]) };
            }),
          ) as State,
        step(x, state) {
          const next: Record<string, Tensor> = {};
          const convolve = (name: string, l: number, input: Tensor2D) => {
            const seen = concat([state[name] as Tensor2D, input]);
            next[name] = slice(seen, [1, 0]);
            const bias = weights[`${name[0] === 'W' ? 'b' : 'v'}${l}`]!;
            const a = reshape(gather(seen, places[l]! as Tensor1D), [1, -1]) as Tensor2D;
            return fused.matMul({ a, b: W[name]!, bias: bias as Tensor1D, activation: 'relu' }) as Tensor2D;
          };
          const h = LEVELS.reduce((input, l) => {
            const c = convolve(`V${l}`, l, convolve(`W${l}`, l, input));
            return relu(add(c, l || !around ? input : matMul(input, around as Tensor2D)));
          }, x);
          return { h, ...next };
        },
      };
    },
  },
} satisfies Family;
