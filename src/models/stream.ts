/** Runs a recurrent cell a step at a time, as a live demo does: numbers in, numbers out, the state kept inside. */
import { scope } from '../engine/scope.ts';
import type { Tensor2D } from '../engine/tfjs.ts';
import { dispose, keep, tensor, tidy } from '../engine/tfjs.ts';
import type { Cell, State, Tensors } from './cell.ts';

/** A cell in the middle of a sequence. */
export interface Stream {
  /** T steps: x is [T,D] numbers, the result the h of each, [T,H], valid until the next call. */
  steps(x: ArrayLike<number>): Float32Array;
  /** Back to the zero state. */
  reset(): void;
  /** Frees the state; the weights stay their owner's. */
  dispose(): void;
}

/**
 * The stream of a cell from its zero state, by its kernel where it has one that can run here. Its weights are read now:
 * changing them later may or may not reach it. Throws where x is not whole steps.
 */
export function stream<W extends Tensors, S extends State>(cell: Cell<W, S>, weights: W): Stream {
  const flow = scope(() => cell.kernel?.stream?.(weights));
  if (flow) return flow;
  const zero = () => tidy(() => kept(cell.zero(weights, 1)));
  let state = zero();
  const become = (next: S) => {
    dispose(state);
    state = next;
  };
  return {
    steps(given) {
      const x = [...Array.from(given)];
      const D = cell.inputs?.(weights) ?? Object.values(weights)[0]!.shape[1]!;
      if (!x.length || x.length % D) throw new Error(`${x.length} numbers are no steps of ${D} inputs.`);
      return Float32Array.from(
        Array.from({ length: x.length / D }, (_, t) => {
          const x_t = tensor(x.slice(t * D, (t + 1) * D), [1, D]) as Tensor2D;
          become(tidy(() => kept(cell.step(weights, x_t, state).state)));
          x_t.dispose();
          return [...state.h.dataSync()];
        }).flat(),
      );
    },
    reset: () => become(zero()),
    dispose: () => dispose(state),
  };
}

function kept<S extends State>(state: S): S {
  for (const part of Object.values(state)) keep(part);
  return state;
}
