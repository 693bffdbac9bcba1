/** What families of one recurrent layer with W, U and b share: their rows, their arithmetic, their tfjs operations. */

import type { Tensor1D, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import { add, concat, fused, matMul, stack, transpose, unstack, zeros } from '../engine/tfjs.ts';
import type { State, Tensors } from '../models/cell.ts';
import type { Family, Given, Size, TfjsOps } from './family.ts';

/** Inputs that a stream goes round and round in. */
const RING = 16;

/**
 * The rows of a recurrent cell: training at nine sizes of units and steps, of which some are usual and that of 64 units
 * over 50 steps is live; streams of four sizes, and where wanted sequences of two.
 */
export function recurrentRows({ usual, sequences }: { usual: [H: number, T: number][]; sequences: boolean }): Size[] {
  const isUsual = (H: number, T: number) => usual.some((size) => size[0] === H && size[1] === T);
  // Streams and sequences have as many inputs as units: the layer of a stack that reads another layer.
  return [
    ...[32, 64, 128].flatMap((H) =>
      [50, 100, 200].map(
        (T): Size => ({ mode: 'train', B: 32, T, D: 2, H, usual: isUsual(H, T), live: H === 64 && T === 50 }),
      ),
    ),
    ...[64, 128, 256, 512].map((H): Size => ({ mode: 'stream', B: 1, T: RING, D: H, H, usual: true, live: H === 64 })),
    ...(sequences ? [64, 128] : []).map((H): Size => ({ mode: 'sequence', B: 1, T: 64, D: H, H, usual: true })),
  ];
}

/** The arithmetic of a cell whose weights have so many blocks of H rows. */
export const recurrentWork = (gates: number): Required<Pick<Family, 'flops' | 'bytes' | 'memory'>> => ({
  /**
   * The matrix products alone: gates × H × (H + D) weights, 2 operations each, for each step of each sequence, and
   * three times that in training (forward, and two products backward).
   */
  flops({ mode, B, T, D, H }) {
    const step = 2 * gates * H * (H + D);
    if (mode === 'stream') return step;
    return (mode === 'sequence' ? 1 : 3) * B * T * step;
  },

  /** The weights: all of them for a step; for a sequence W once, for all its inputs, and U again at every step. */
  bytes: ({ mode, T, D, H }) => 4 * gates * H * (D + (mode === 'sequence' ? T : 1) * H),

  memory: ({ D, H }) => 4 * gates * H * (D + H),
});

/** The weights as the steps want them: Wᵀ, Uᵀ, b, and what the GRU adds to its second product, 0 0 d. */
interface Turned {
  W: Tensor2D;
  U: Tensor2D;
  b: Tensor1D;
  d?: Tensor1D;
}
/** The state as tfjs has it, of which only the LSTM has c. */
type OpsState = { h: Tensor2D; c?: Tensor2D };
/** The next state from the share of x and that of h in the gates' sums, which comes as null where they are one. */
export type Next = (x: Tensor2D, h: Tensor2D | null, state: OpsState) => OpsState;

function turn({ W, U, b, d }: Tensors): Turned {
  const H = U!.shape[1]!;
  const turned = { W: transpose(W as Tensor2D), U: transpose(U as Tensor2D), b: b as Tensor1D };
  return d ? { ...turned, d: concat([zeros([2 * H]), d]) as Tensor1D } : turned;
}

/** A cell from tfjs operations, as few of them as will do: one product for all gates. Only the LSTM has a state c. */
export function recurrentOps(next: Next, states: ('h' | 'c')[]): TfjsOps {
  const zero = (B: number, H: number) => Object.fromEntries(states.map((name) => [name, zeros([B, H])])) as OpsState;
  /**
   * h [B,H] of every step of x [T,B,D]. One product of all inputs before the loop would be fewer operations, but tfjs
   * copies all of it for every step that it takes from it, and that is slower.
   */
  function forward({ B, H }: Given, { W, U, b, d }: Turned, x: Tensor3D): Tensor2D[] {
    let state = zero(B, H);
    return unstack(x).map((input) => {
      const [fromX, fromH] = [add(matMul(input as Tensor2D, W), b), matMul(state.h, U)] as Tensor2D[];
      state = next(fromX!, (d ? add(fromH!, d) : fromH) as Tensor2D, state);
      return state.h;
    });
  }
  // So that the inputs of a step lie side by side.
  const timeFirst = (x: Tensor3D) => transpose(x, [1, 0, 2]);
  return {
    train(given, x) {
      const input = timeFirst(x);
      return (weights) => forward(given, turn(weights), input).at(-1)!;
    },
    stream({ H }, weights) {
      const { W, U, b, d } = turn(weights);
      // One product for x and h together, except where the GRU must tell them apart.
      const both = concat([W, U], 0);
      const advance = (input: Tensor2D, state: OpsState) => {
        if (!d)
          return next(fused.matMul({ a: concat([input, state.h], 1), b: both, bias: b }) as Tensor2D, null, state);
        const fromX = fused.matMul({ a: input, b: W, bias: b }) as Tensor2D;
        return next(fromX, fused.matMul({ a: state.h, b: U, bias: d }) as Tensor2D, state);
      };
      return { zero: () => zero(1, H) as State, step: (x, state) => advance(x, state as OpsState) as State };
    },
    sequence(given, weights, x) {
      const [input, turned] = [timeFirst(x), turn(weights)];
      return () => stack(forward(given, turned, input), 1) as Tensor3D;
    },
  };
}
