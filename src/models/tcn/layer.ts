/** Convolutions in the place of a recurrence: a temporal convolutional network. */
import { withKernel } from '../../engine/kernel.ts';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { add, relu, split, squeeze, tensor, zeros } from '../../engine/tfjs.ts';
import type { Layer, Tensors } from '../cell.ts';
import { times, uniform } from '../parts/linear.ts';
import { shifted } from '../parts/shift.ts';
import { dilatedKernel, rectifiedSumKernel } from './kernel.ts';

/** How many taps a convolution has, and how many blocks lie on each other; the gaps double from block to block. */
export interface TcnShape {
  taps: number;
  blocks: number;
}

/** relu of a causal convolution across channels, taps `dilation` steps apart: W is [K,H,D], its first tap for the present, b is [H]. */
export const dilated = withKernel(dilatedKernel, (W, b, x, dilation) => {
  const taps = split(W, W.shape[0]).map((tap) => squeeze(tap, [0]) as Tensor2D);
  return relu(
    taps.reduce<Tensor>(
      (sum, W_j, j) =>
        add(
          sum,
          shifted(x, j * dilation, (past) => times(W_j, past)),
        ),
      b,
    ),
  ) as Tensor3D;
});

/** relu(a + b) */
const rectifiedSum = withKernel(rectifiedSumKernel, (a, b) => relu(add(a, b)));

/** The steps back that reach an output: all taps of all convolutions, of which each block has two, and the present. */
export const receptiveField = ({ taps, blocks }: TcnShape): number => 1 + 2 * (taps - 1) * (2 ** blocks - 1);

/**
 * The temporal convolutional network of Bai et al. (2018), without the weight norm and the dropout of their code. x_t is
 * [B,D], all else is [B,H]; block l looks back in steps of d = 2^l, the first is block 0.
 *   a_t = relu(Σ_j W_j x_{t - jd} + b)    what a few steps brought, d apart
 *   c_t = relu(Σ_j V_j a_{t - jd} + v)    the same once more, of what was found
 *   y_t = relu(c_t + R x_t)    beside the way around, which is a matrix where widths differ
 * A block's y is the x of the next; the last is the output.
 */
export const tcn = ({ taps, blocks }: TcnShape = { taps: 3, blocks: 4 }): Layer<Tensors> => ({
  weights({ D, H }, random) {
    const fresh = (inputs: number) => {
      const bound = 1 / Math.sqrt(taps * inputs);
      return tensor(
        Float32Array.from({ length: taps * H * inputs }, () => random.uniform(-bound, bound)),
        [taps, H, inputs],
      );
    };
    return Object.assign(
      {},
      ...Array.from({ length: blocks }, (_, l) => {
        const inputs = l ? H : D;
        const around = inputs === H ? {} : { [`R${l}`]: uniform(random, [H, inputs], 1 / Math.sqrt(inputs)) };
        return {
          [`W${l}`]: fresh(inputs),
          [`b${l}`]: zeros([H]),
          [`V${l}`]: fresh(H),
          [`v${l}`]: zeros([H]),
          ...around,
        };
      }),
    ) as Tensors;
  },

  apply(weights, x) {
    return Array.from({ length: blocks }, (_, l) => 2 ** l).reduce((input, d, l) => {
      const of = (name: string) => weights[`${name}${l}`]!;
      const a = dilated(of('W') as Tensor3D, of('b') as Tensor1D, input, d);
      const c = dilated(of('V') as Tensor3D, of('v') as Tensor1D, a, d);
      const R = weights[`R${l}`] as Tensor2D | undefined;
      return rectifiedSum(c, R ? times(R, input) : input);
    }, x);
  },
});
