/** What every recurrent cell and every sequence layer of this glossary looks like. */
import type { KernelStream } from '../engine/stream-kernel.ts';
import type { Tensor, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import type { Random } from '../random.ts';

/** Tensors by name: the weights of a cell, its state, or the gates of one step. Never a tuple. */
export type Tensors = Record<string, Tensor>;

/** How large a cell is: D inputs, H units; some cells have N numbers of state per channel. */
interface Sizes {
  D: number;
  H: number;
  N?: number;
}

/** The state of a cell: the tensor named `h` is what the next layer sees. */
export type State = Tensors & { h: Tensor };

/** What kernels compute of a cell: whole sequences, single steps, or both. Each gives undefined where none can run here. */
export interface CellKernel<W extends Tensors = Tensors, S extends State = State> {
  sequence?(weights: W, x: Tensor3D, state: S): { h: Tensor3D; last: S } | undefined;
  /** From the zero state; the weights are read now. */
  stream?(weights: W): KernelStream | undefined;
}

/**
 * A recurrent cell: one step, the same at every position. x is [B,D]; every state is [B,H] unless
 * the cell says otherwise. Call it inside a tidy: it leaves what it made on the way.
 */
export interface Cell<W extends Tensors = Tensors, S extends State = State, G extends Tensors = Tensors> {
  /** Compiled kernels that compute the same; none if left out. */
  kernel?: CellKernel<W, S>;
  /** Fresh weights, drawn from `random`. */
  weights(sizes: Sizes, random: Random): W;
  /** The state before the first step. */
  zero(weights: W, batch: number): S;
  /** How many inputs a step has: as many as the first weight has columns, if left out. */
  inputs?(weights: W): number;
  /** One step: the next state, and the gates and other inner quantities that led to it, by name. */
  step(weights: W, x: Tensor2D, state: S): { state: S; gates: G };
  /**
   * All steps at once, where no step has to wait for what the one before it made of its inputs: every h [B,T,H] and the
   * last state, as stepping from `state` gives them.
   */
  sequence?(weights: W, x: Tensor3D, state: S): { h: Tensor3D; last: S };
}

/** A sequence layer: every position at once. x is [B,T,D], the result [B,T,H]. */
export interface Layer<W extends Tensors = Tensors> {
  /** Fresh weights, drawn from `random`. */
  weights(sizes: Sizes, random: Random): W;
  /** The layer's output at every position, computed from x up to that position only (causal). */
  apply(weights: W, x: Tensor3D): Tensor3D;
}
