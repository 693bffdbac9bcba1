/** A network of one unit, unrolled: its states, and what each copy of its recurrent weight adds to the gradient. */

import { scope } from '../engine/scope.ts';
import { type Scalar, sum, type Tensor1D, type Tensor2D, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { type RnnWeights, rnn } from '../models/rnn/cell.ts';
import { unroll } from '../models/unroll.ts';
import type { Random } from '../random.ts';
import { gradientsByStep } from './step-gradients.ts';

/**
 * Inputs x and states h, [T] each; the gradient of the last state by the weight u, as each step adds to it, [T], and as it
 * comes for the shared weight; and how many numbers can be learned.
 */
export interface SmallChain {
  x: number[];
  h: number[];
  parts: number[];
  whole: number;
  weights: number;
}

/** The longest chain that is drawn; shorter ones read the first of the same inputs. */
export const LONGEST_CHAIN = 10;

/** Runs h = tanh(x + u h) over `steps` inputs drawn from `random`. */
export function smallChain(u: number, steps: number, random: Random): SmallChain {
  const drawn = Array.from({ length: LONGEST_CHAIN }, () => random.uniform(-1, 1)).slice(0, steps);
  return scope(() => {
    const weights: RnnWeights = {
      W: tensor([[1]]) as Tensor2D,
      U: tensor([[u]]) as Tensor2D,
      b: tensor([0]) as Tensor1D,
    };
    const x = tensor(drawn, [1, steps, 1]) as Tensor3D;
    const { parts, whole } = gradientsByStep(rnn(), weights, x, 'U', (h) => sum(h) as Scalar);
    return {
      x: drawn,
      h: [...unroll(rnn(), weights, x).h.dataSync()],
      parts: parts.map((part) => part[0]!),
      whole: whole[0]!,
      weights: Object.values(weights).reduce((count, { size }) => count + size, 0),
    };
  });
}
