/** Runs a recurrent cell along a sequence, and makes a sequence layer of it. */
import { stack, unstack } from '../engine/tfjs.ts';
import type { Tensor, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import type { Cell, Layer, Tensors } from './cell.ts';

/**
 * Steps through x [B,T,D] from `state` (the cell's zero state unless given). `h` is [B,T,H], every step's h; `states`
 * and `gates` hold what each step left, by name: T entries, the first after the first input.
 */
export function unroll<W extends Tensors, S extends Tensors & { h: Tensor }, G extends Tensors>(
  cell: Cell<W, S, G>, weights: W, x: Tensor3D, state: S = cell.zero(weights, x.shape[0]),
): { h: Tensor3D; states: S[]; gates: G[] } {
  const steps = unstack(x, 1).map((x_t) => {
    const step = cell.step(weights, x_t as Tensor2D, state);
    state = step.state;
    return step;
  });
  const states = steps.map((step) => step.state);
  return { h: stack(states.map(({ h }) => h), 1) as Tensor3D, states, gates: steps.map(({ gates }) => gates) };
}

/** The sequence layer that a recurrent cell makes: its h at every position. */
export function recurrent<W extends Tensors, S extends Tensors & { h: Tensor }, G extends Tensors>(
  cell: Cell<W, S, G>,
): Layer<W> {
  return {
    weights: (sizes, random) => cell.weights(sizes, random),
    apply: (weights, x) => unroll(cell, weights, x).h,
  };
}
