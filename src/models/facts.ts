/** What the folder of a model says of it, in its `facts.ts`: words, counts, and how its layer stands in a network. */
import type { Cell, Layer } from './cell.ts';

/** `export const words`: what a page reads of a model. A bundle that asks for nothing else leaves the model's code out. */
export interface Words {
  title: string;
  /** Its place in lists of models. */
  order: number;
  /** Set where it takes part in the race. */
  race?: true;
  /** What links called it before. */
  formerly?: string;
  /** Where PyTorch has this layer: its module, its blocks of H rows, and code for its second bias from the weights of `name`. */
  pytorch?: { module: string; blocks: number; hiddenBias(name: string, H: number): string };
}

/** D inputs, H units, N numbers of state a channel, `depth` layers, T steps. */
export interface Sizes {
  D: number;
  H: number;
  N: number;
  depth: number;
  T: number;
}

/** Shapes of tensors by name. */
export type Shapes = Record<string, number[]>;

/** `export default`: the model. What is counted here is compared with a trace of the layer and the cell in tests/models/registry.test.ts. */
export interface Facts {
  /** One of `depth` layers that lie on each other, or, where `depthInside`, all of them. */
  layer(depth?: number): Layer;
  /** The same computation one step at a time; left out where no cell has it. */
  cell?(): Cell;
  depthInside?: true;
  /**
   * `direct`: the layer reads the inputs as they are. `residual`: it reads them through a matrix and a norm, with a skip
   * connection. `projected`: through a matrix; norms and skip connections are its own.
   */
  wiring: 'direct' | 'residual' | 'projected';
  /** Set where the number of units must be even. */
  even?: true;
  /** The weights that a layer (or all of them, where `depthInside`) learns. */
  weights(sizes: Sizes): Shapes;
  /** What a layer (or all of them, where `depthInside`) carries from step to step for one sequence, once T steps are past. */
  states(sizes: Sizes): Shapes;
  /** Multiply-adds of a layer for one step, beyond one for each weight; in the mean over T steps. */
  beyondWeights(sizes: Sizes): number;
  /** How its cost grows with length T, as a power of T: of a training step, of a token, and of the state. */
  cost?: Cost;
  /** Set where `npm run parity` reads its vectors under its own names of weights and states. */
  parity?: true;
}

/** Powers of T; `uncached` where a token is also measured as a whole pass over all positions up to it. */
export interface Cost {
  title?: string;
  theory: Powers;
  uncached?: Powers;
}
type Powers = Partial<Record<'train' | 'token' | 'state', 0 | 1 | 2>>;

/** A model with its words. */
export type Model = Words & Facts;

/** How many numbers these shapes hold together. */
export const sizeOf = (shapes: Shapes): number =>
  Object.values(shapes).reduce((sum, shape) => sum + shape.reduce((product, length) => product * length, 1), 0);
