/** The temporal convolutional network one step at a time: what it carries along are the inputs its taps still reach. */
import { add, concat, expandDims, relu, reshape, slice, split, squeeze, stack, zeros } from '../engine/tfjs.ts';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import type { Cell, State, Tensors } from './cell.ts';
import { times } from './linear.ts';
import { tcn, type TcnShape } from './tcn.ts';

/** Σ_j W_j x_{t - j·gap} + b of the last step: W is [K,H,D], seen [B,(K-1)·gap+1,D] ends with x_t. */
function newest(W: Tensor3D, b: Tensor1D, seen: Tensor3D, gap: number): Tensor2D {
  const [B, length, D] = seen.shape;
  const back = (steps: number) => reshape(slice(seen, [0, length - 1 - steps, 0], [B, 1, D]), [B, D]) as Tensor2D;
  const taps = split(W, W.shape[0]).map((tap) => squeeze(tap, [0]) as Tensor2D);
  return taps.reduce<Tensor>((sum, W_j, j) => add(sum, times(W_j, back(j * gap))), b) as Tensor2D;
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
    kernel: 'tcn',
    forKernel(weights) {
      const all = (names: string[]) => stack(names.map((name) => weights[name]!));
      return {
        W: weights.W0!,
        V: all(levels.flatMap((l) => (l ? [`W${l}`, `V${l}`] : ['V0']))),
        b: all(levels.flatMap((l) => [`b${l}`, `v${l}`])),
        R: weights.R0 ?? zeros([1, 1]),
      };
    },
    inputs: ({ W0 }) => W0!.shape[2]!,
    weights: tcn(shape).weights,

    zero({ W0, b0 }, batch) {
      const [D, H] = [W0!.shape[2]!, b0!.shape[0]!];
      const kept = (l: number, width: number) => zeros([batch, (taps - 1) * 2 ** l, width]);
      const state = levels.map((l) => ({ [`x${l}`]: kept(l, l ? H : D), [`a${l}`]: kept(l, H) }));
      return Object.assign({ h: zeros([batch, H]) }, ...state) as State;
    },

    step(weights, x, state) {
      const next: Tensors = {};
      /** The kept inputs and this one; but for the oldest, they are kept for the next step. */
      const seenBy = (name: string, input: Tensor2D) => {
        const seen = concat([state[name]!, expandDims(input, 1)], 1) as Tensor3D;
        next[name] = slice(seen, [0, 1, 0], [-1, seen.shape[1] - 1, -1]);
        return seen;
      };
      const h = levels.reduce((input, l) => {
        const of = (name: string) => weights[`${name}${l}`]!;
        const a = relu(newest(of('W') as Tensor3D, of('b') as Tensor1D, seenBy(`x${l}`, input), 2 ** l));
        const c = relu(newest(of('V') as Tensor3D, of('v') as Tensor1D, seenBy(`a${l}`, a), 2 ** l));
        const R = weights[`R${l}`] as Tensor2D | undefined;
        return relu(add(c, R ? times(R, input) : input)) as Tensor2D;
      }, x);
      return { state: { h, ...next }, gates: {} };
    },
  };
}
