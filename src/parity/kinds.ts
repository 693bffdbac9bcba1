/** The kinds of case that a file of vectors can hold; a file of src/parity/kinds each, or a model of the registry. */

import type { Tensor } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { modelsWith } from '../models/registry.ts';
import type { run } from '../models/unroll.ts';
import { ownKind } from './own-kind.ts';

/** The sizes of a case, by letter. */
export type Sizes = Record<string, number>;
/** Tensors by the names of PyTorch, sequences time-major: [T,B,...]. */
export type Named = Record<string, Tensor>;
/** Shapes by the name of the tensor. */
export type Shapes = Record<string, number[]>;

/** One kind of case. */
export interface Kind {
  /** The letters of its sizes, in the order they are printed. */
  letters: string[];
  /** The name of the object that holds its weights (or inputs), and the shape of each. */
  group: string;
  grouped(sizes: Sizes): Shapes;
  /** The shapes of what is given beside that object. */
  given(sizes: Sizes): Shapes;
  /** The shapes of what comes out: y first, then the last states; `loss_weights` has the shape of y. */
  results(sizes: Sizes): Shapes;
  /** Of the results, those that a file may leave out. */
  optional: string[];
  /** The recurrent cell that computes it, which may have a fused kernel; none where no cell does. */
  cell?(nonlinearity: string): Cell;
  /** Whether there is a kernel for it that is no cell's: a fused operation. */
  isFused?: boolean;
  /** The results from what is given; `along` takes the cell along the sequence. Call it inside a tidy. */
  compute(given: Named, along: typeof run, cell: Cell | undefined, sizes: Sizes): Named;
}

const found = import.meta.glob<Kind>('./kinds/*.ts', { import: 'default', eager: true });

/** Every kind by its name in a file: that of its own file, or of the folder of its model, with _ for -. */
export const kinds: Record<string, Kind> = Object.fromEntries(
  [
    ...Object.entries(found).map(([path, kind]) => [path.slice('./kinds/'.length, -'.ts'.length), kind] as const),
    ...modelsWith('parity').map(([id, model]) => [id, ownKind(model)] as const),
  ]
    .map(([name, kind]) => [name.replaceAll('-', '_'), kind] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** What `nonlinearity` can be where the kind is rnn; the other kinds have none. */
export const nonlinearities = ['tanh', 'relu'];
