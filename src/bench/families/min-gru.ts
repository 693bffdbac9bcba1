/** minGRU: a recurrence that is linear in its state, so that all products come before it. */

import type { Tensor1D, Tensor2D } from '../../engine/tfjs.ts';
import { add, fused, mul, reshape, sigmoid, split, sub, transpose, zeros } from '../../engine/tfjs.ts';
import { minGru } from '../../models/min-gru/cell.ts';
import type { Family, Size } from '../family.ts';
import { stepsOf } from '../steps.ts';

// Two inputs, as the other recurrent cells have at training.
const train = (H: number, T: number): Size => ({ mode: 'train', B: 32, T, D: 2, H, usual: true });
const stream = (H: number): Size => ({ mode: 'stream', B: 1, T: 16, D: H, H, usual: H === 64 });

export default {
  title: 'minGRU',
  rows: [...[32, 64].flatMap((H) => [50, 100].map((T) => train(H, T))), stream(64), stream(256)],

  /** 2 operations for each of 2H × D weights at each position, three times that with gradients; and 4 a unit, or 12. */
  flops: ({ mode, B, T, D, H }) => (mode === 'train' ? B * T * (12 * H * D + 12 * H) : 4 * H * D + 4 * H),
  /** The weights; in training x in and h out as well. */
  bytes: ({ mode, B, T, D, H }) => 4 * (2 * H * D + (mode === 'train' ? B * T * (D + H) : 0)),

  cell: () => minGru,
  tfjsOps: {
    // Products and gates of all positions at once, a half each so that no result has to be cut; time first, so that the
    // rows of a step lie together.
    train: ({ B, T, D, H }, x) => {
      const input = reshape(transpose(x, [1, 0, 2]), [T * B, D]) as Tensor2D;
      return ({ W, b }) => {
        const [Wz, Wn] = split(transpose(W as Tensor2D), 2, 1) as Tensor2D[];
        const [bz, bn] = split(b as Tensor1D, 2);
        const z = sigmoid(fused.matMul({ a: input, b: Wz!, bias: bz! }));
        const n = fused.matMul({ a: input, b: Wn!, bias: bn! });
        const [keep, write] = [sub(1, z), mul(z, n)].map((part) => stepsOf<Tensor2D>(reshape(part, [T, B, H]), 0));
        return keep!.reduce((h, k, t) => add(mul(k, h), write![t]!), zeros([B, H]) as Tensor2D);
      };
    },
    stream: ({ H }, { W, b }) => {
      const [turned, bias] = [transpose(W as Tensor2D), b as Tensor1D];
      return {
        zero: () => ({ h: zeros([1, H]) }),
        step: (x, { h }) => {
          const [gate, n] = split(fused.matMul({ a: x, b: turned, bias }) as Tensor2D, 2, 1);
          return { h: add(h, mul(sigmoid(gate!), sub(n!, h))) };
        },
      };
    },
  },
} satisfies Family;
