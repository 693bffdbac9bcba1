/** What a family of models is to the bench: its rows, its arithmetic, ours, and the peers that are its own. */

import type { Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import type { Cell, Layer, State, Tensors } from '../models/cell.ts';
import type { PlainCell } from './plain-cell.ts';
import type { Runner } from './runner.ts';

/**
 * What is timed. `train`: a step of Adam on B sequences of the adding problem, read off the last h; `stream`: one step
 * of one sequence, numbers in, numbers out; `sequence`: one whole sequence, forward only; `pass`: forward and backward
 * of B sequences, with all gradients, but without a loss, a head and Adam.
 */
export type Mode = 'train' | 'stream' | 'sequence' | 'pass';

/** What a row measures and how large it is: x is [B,T,D], h is [B,H]. */
export interface Size {
  mode: Mode;
  B: number;
  /** Steps of a sequence; a stream goes round and round in so many inputs. */
  T: number;
  D: number;
  H: number;
  /** Numbers of state a channel, where there are channels with states of their own. */
  N?: number;
  heads?: number;
  /** Steps after which a stream starts over, where its state grows: the mean over so many is what is timed. */
  resets?: number;
  /** Measured unless other rows are asked for. All usual rows together take a few minutes. */
  usual?: boolean;
  /** Measured on the device of a reader who asks for it. All such rows together take about half a minute. */
  live?: boolean;
}

/** One line of the bench: what a family wants measured, with its name. */
export interface Row extends Size {
  /** What it measures, its family and its sizes: `train/lstm/h64/t50`. */
  id: string;
  /** The name of the family's file. */
  family: string;
}

/** A row with the numbers it runs on, as plain arrays: every runner of the row gets the same. */
export interface Given extends Omit<Row, 'id'> {
  /** The weights by the names that the cell or layer has for them, and the shape of each. */
  weights: Record<string, Float32Array>;
  shapes: Record<string, number[]>;
  /** Weights that do not learn. */
  frozen: string[];
  /** The head that training puts on the last h: V h + v, with V [1,H] and v [1]. */
  head: { V: Float32Array; v: Float32Array };
  /** Which of several functions it is, where a peer cannot do the usual one; the family says which there are. */
  variant?: string;
  /** Inputs [B,T,D]. A stream takes the T inputs of its one sequence again and again. */
  x: Float32Array;
  /** For training the right answers, [B]; for a pass the gradient of what comes out, [B,T,H]. */
  y: Float32Array;
}

/**
 * The peer `tfjs-ops`: the family composed by an able hand from stock tfjs operations, one function a mode it can do.
 * Each is called once, outside of what is timed: what it makes there is kept, and freed with the runner. What it gives
 * is what is timed; it runs in a tidy.
 */
export interface TfjsOps {
  /** From the weights, which are variables, to the last h, [B,H]. Layers compute h at every position, as in a stack. */
  train?(given: Given, x: Tensor3D): (weights: Tensors) => Tensor2D;
  /** The state before the first step, of a batch of one, and a step of it: x is [1,D], h is [1,H]. */
  stream?(given: Given, weights: Tensors): { zero(): State; step(x: Tensor2D, state: State): State };
  /** To every h of the one sequence, [1,T,H]. */
  sequence?(given: Given, weights: Tensors, x: Tensor3D): () => Tensor3D;
  /** From the weights and x to y at every position, [B,T,H]; gradients flow to all of them. */
  pass?(given: Given): (weights: Tensors, x: Tensor3D) => Tensor3D;
}

/** Which limit of the machine holds a row back: multiply-adds, loads, or whichever of both is the nearer. */
export type Limit = 'flops' | 'bytes' | 'nearer';

/** A file of src/bench/families. It has what its rows need: a layer or a cell at least. */
export interface Family {
  /** As the tables name it. */
  title: string;
  /** What is measured, by size. */
  rows: Size[];
  /** Floating-point operations that one call needs at the least; say how they are counted. */
  flops(row: Size): number;
  /** Bytes that one call has to move at the least; say which. */
  bytes(row: Size): number;
  /** Bytes of memory in which these lie, which decides how fast loads can be; as many as are moved if left out. */
  memory?(row: Size): number;
  /** If left out `flops` for training and passes, else `bytes`. */
  limit?(row: Size): Limit;
  /**
   * Ours, for training and passes: h at every position, of which training reads the last. The weights of a row are those
   * of its family's layer or, where there is none, of its cell; a pass has all that it reads beside x among them.
   */
  layer?(row: Size & Pick<Given, 'variant'>): Layer;
  /** Ours, for streams and sequences; for training too where there is no layer. */
  cell?(row: Size & Pick<Given, 'variant'>): Cell;
  /** Ours at training, where neither the layer nor the cell is what trains. */
  train?(given: Given): Runner;
  /** Loads what ours needs besides the engine, before a row is measured. */
  ready?(): Promise<void>;
  tfjsOps: TfjsOps;
  /** The peer `plain-ts`, for cells with W, U and b. */
  plain?: PlainCell;
  /** The peer `plain-ts` for other streams: h after one more input, and back to the zero state. */
  plainStream?(given: Given): { advance(x: Float32Array): Float32Array; reset(): void };
}
