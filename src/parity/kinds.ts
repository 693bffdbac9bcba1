/** The kinds of case that a file of vectors can hold; a file of src/parity/kinds each, or a model of the registry. */

import type { Tensor } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import type { Model } from '../models/facts.ts';
import { modelsWith } from '../models/registry.ts';
import type { run } from '../models/unroll.ts';
import { turned } from './turned.ts';

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

/**
 * A model of the registry under its own names of weights and states, one head where it has heads: what its facts name.
 * A state of a vector is [B,H] and has a gradient; `h0` and `S0` are states before the first step, `hT` and `ST` the last.
 */
function ownKind({ cell, weights, states }: Model): Kind {
  const sizesOf = ({ I, H }: Sizes) => ({ D: I, H, N: 0, depth: 1, T: 0 });
  const statesOf = (sizes: Sizes, suffix: string) =>
    Object.fromEntries(
      Object.entries(states(sizesOf(sizes))).map(([name, shape]) => [`${name}${suffix}`, [sizes.B, ...shape]]),
    );
  return {
    letters: ['T', 'B', 'I', 'H'],
    group: 'weights',
    grouped: (sizes) => weights(sizesOf(sizes)),
    given: ({ T, B, I, ...rest }) => ({ x: [T, B, I], ...statesOf({ T, B, I, ...rest }, '0') }),
    results: (sizes) => ({ y: [sizes.T, sizes.B, sizes.H], ...statesOf(sizes, 'T') }),
    // The last h is the last row of y: a file may say it twice.
    optional: ['hT'],
    cell,
    compute(given, along, made, sizes) {
      const names = Object.keys(states(sizesOf(sizes)));
      const first = Object.fromEntries(names.map((name) => [name, given[`${name}0`]]));
      const cell = made!;
      const { h, last } = along(cell, given, turned(given.x), { ...cell.zero(given, sizes.B), ...first });
      return { y: turned(h), ...Object.fromEntries(names.map((name) => [`${name}T`, last[name]])) };
    },
  };
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
