/** The temporal convolutional network one step at a time: what it carries along are the inputs its taps still reach. */

import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { add, concat, expandDims, relu, slice, split, squeeze, zeros } from '../../engine/tfjs.ts';
import { atEnd } from '../attention/cell.ts';
import type { Cell, State, Tensors } from '../cell.ts';
import { times } from '../parts/linear.ts';
import { kernel } from './kernel.ts';
import { dilated, type TcnShape, tcn } from './layer.ts';

/** relu of a convolution of the last inputs, as many as are seen beyond those its taps reach: [B,(K-1)·gap+T,D] gives [B,T,H]. */
type Convolve = (W: Tensor3D, b: Tensor1D, seen: Tensor3D, gap: number) => Tensor;

/** Of the last input alone, T = 1. */
const newest: Convolve = (W, b, seen, gap) => {
  const [B, length, D] = seen.shape;
  const taps = split(W, W.shape[0]).map((tap) => squeeze(tap, [0]) as Tensor2D);
  return relu(
    taps.reduce<Tensor>((sum, W_j, j) => add(sum, times(W_j, slice(seen, [0, length - 1 - j * gap, 0], [B, 1, D]))), b),
  );
};

/** Of all of them. */
const all: Convolve = (W, b, seen, gap) => slice(dilated(W, b, seen, gap), [0, (W.shape[0] - 1) * gap, 0]);

/** h [B,T,H] from x [B,T,D] and what was kept, and what is kept then. */
function along(
  blocks: number,
  weights: Tensors,
  x: Tensor3D,
  state: Tensors,
  convolve: Convolve,
): { h: Tensor3D; kept: Tensors } {
  const kept: Tensors = {};
  const h = Array.from({ length: blocks }, (_, l) => l).reduce((input, l) => {
    const of = (name: string) => weights[`${name}${l}`]!;
    const look = (back: string, given: Tensor3D, W: Tensor, b: Tensor) => {
      const before = state[`${back}${l}`]!;
      const seen = concat([before, given], 1) as Tensor3D;
      kept[`${back}${l}`] = slice(seen, [0, given.shape[1], 0], before.shape);
      return convolve(W as Tensor3D, b as Tensor1D, seen, 2 ** l) as Tensor3D;
    };
    const c = look('a', look('x', input, of('W'), of('b')), of('V'), of('v'));
    const R = weights[`R${l}`] as Tensor2D | undefined;
    return relu(add(c, R ? times(R, input) : input)) as Tensor3D;
  }, x);
  return { h, kept };
}

/**
 * The network of `tcn.ts` as a cell: the same weights, the same output, a state of one size however long the sequence.
 * x_t is [B,D], h_t is [B,H]; of block l the last inputs of its convolutions are kept, as far back as K taps d = 2^l apart
 * reach: x_l [B,(K-1)d,D] and a_l [B,(K-1)d,H].
 *   a_t = relu(Σ_j W_j x_{t - jd} + b)    from this input and those that are kept
 *   c_t = relu(Σ_j V_j a_{t - jd} + v)    the same once more
 *   h_t = relu(c_t + R x_t)    the x of the next block, or what is shown
 */
export function tcnCell(shape: TcnShape = { taps: 3, blocks: 4 }): Cell<Tensors, State> {
  const { taps, blocks } = shape;
  const levels = Array.from({ length: blocks }, (_, l) => l);
  return {
    kernel: kernel(blocks),
    inputs: ({ W0 }) => W0!.shape[2]!,
    weights: tcn(shape).weights,

    zero({ W0, b0 }, batch) {
      const [D, H] = [W0!.shape[2]!, b0!.shape[0]!];
      const kept = (l: number, width: number) => zeros([batch, (taps - 1) * 2 ** l, width]);
      const state = levels.map((l) => ({ [`x${l}`]: kept(l, l ? H : D), [`a${l}`]: kept(l, H) }));
      return Object.assign({ h: zeros([batch, H]) }, ...state) as State;
    },

    step(weights, x, state) {
      const { h, kept } = along(blocks, weights, expandDims(x, 1), state, newest);
      return { state: { h: squeeze(h, [1]), ...kept }, gates: {} };
    },

    sequence(weights, x, state) {
      const { h, kept } = along(blocks, weights, x, state, all);
      return { h, last: { h: atEnd(h), ...kept } };
    },
  };
}
