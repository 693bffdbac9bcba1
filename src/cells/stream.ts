/** Runs a recurrent cell a step at a time, as a live demo does: numbers in, numbers out, the state kept inside. */
import { dispose, keep, tensor, tidy } from '../engine/tfjs.ts';
import type { Tensor2D } from '../engine/tfjs.ts';
import type { Cell, State, Tensors } from './cell.ts';

/** A cell in the middle of a sequence. */
export interface Stream {
  /** One step: x is D numbers, the result the H numbers of h, valid until the next step. */
  step(x: ArrayLike<number>): Float32Array;
  /** Back to the zero state. */
  reset(): void;
  /** Frees the state; the weights stay their owner's. */
  dispose(): void;
}

/** The stream of a cell from its zero state. Its weights are read now: later changes to them do not reach it. */
export function stream<W extends Tensors, S extends State>(cell: Cell<W, S>, weights: W): Stream {
  const zero = () => tidy(() => kept(cell.zero(weights, 1)));
  let state = zero();
  const become = (next: S) => {
    dispose(state);
    state = next;
  };
  return {
    step: (x) => {
      become(tidy(() => kept(cell.step(weights, tensor([...Array.from(x)], [1, x.length]) as Tensor2D, state).state)));
      return state.h.dataSync() as Float32Array;
    },
    reset: () => become(zero()),
    dispose: () => dispose(state),
  };
}

function kept<S extends State>(state: S): S {
  for (const part of Object.values(state)) keep(part);
  return state;
}
