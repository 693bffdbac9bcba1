/** Runs a recurrent cell along a sequence, and makes a sequence layer of it. */
import type { Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import { stack, unstack } from '../engine/tfjs.ts';
import type { Cell, Layer, State, Tensors } from './cell.ts';

/**
 * Steps through x [B,T,D] from `state`, the cell's zero state unless given. `h` is every step's h,
 * [B,T,H]; `states` and `gates` hold what each step left, T records, the first after the first input.
 */
export function unroll<W extends Tensors, S extends State, G extends Tensors>(
  cell: Cell<W, S, G>,
  weights: W,
  x: Tensor3D,
  state: S = cell.zero(weights, x.shape[0]),
): { h: Tensor3D; states: S[]; gates: G[] } {
  const steps = unstack(x, 1).map((x_t) => {
    const step = cell.step(weights, x_t as Tensor2D, state);
    state = step.state;
    return step;
  });
  const states = steps.map((step) => step.state);
  const h = stack(
    states.map((s) => s.h),
    1,
  ) as Tensor3D;
  return { h, states, gates: steps.map((step) => step.gates) };
}

/**
 * Every step's h, [B,T,H], and the state after the last step: by the cell's kernel where it has one that can run here,
 * else all at once where the cell can, else step by step. Gradients flow to the weights, x and the first state.
 */
export function run<W extends Tensors, S extends State>(
  cell: Cell<W, S>,
  weights: W,
  x: Tensor3D,
  state: S = cell.zero(weights, x.shape[0]),
): { h: Tensor3D; last: S } {
  const made = cell.kernel?.sequence?.(weights, x, state);
  if (made) return made;
  if (cell.sequence) return cell.sequence(weights, x, state);
  const { h, states } = unroll(cell, weights, x, state);
  return { h, last: states.at(-1)! };
}

/** The sequence layer that a recurrent cell makes: its h at every position. */
export function recurrent<W extends Tensors, S extends State, G extends Tensors>(cell: Cell<W, S, G>): Layer<W> {
  return {
    weights: (sizes, random) => cell.weights(sizes, random),
    apply: (weights, x) => run(cell, weights, x).h,
  };
}
