/** The kinds of case that a file of vectors can hold: the tensors of each, and our code that computes it. */
import type { Cell } from '../cells/cell.ts';
import { elman } from '../cells/elman.ts';
import { fromPyTorch, type PyTorchGru } from '../cells/gru-conventions.ts';
import { gru } from '../cells/gru.ts';
import { lstm } from '../cells/lstm.ts';
import { recurrence } from '../cells/s6.ts';
import type { run } from '../cells/unroll.ts';
import { add, transpose } from '../engine/tfjs.ts';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../engine/tfjs.ts';

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
  /** The results from what is given; `along` takes the cell along the sequence. Call it inside a tidy. */
  compute(given: Named, along: typeof run, cell?: Cell): Named;
}

const turned = (sequence: Tensor) => transpose(sequence, [1, 0, 2]) as Tensor3D;
/** Of PyTorch's two biases an RNN and an LSTM know only the sum. */
const summed = ({ weight_ih_l0: W, weight_hh_l0: U, bias_ih_l0, bias_hh_l0 }: Named): Named =>
  ({ W, U, b: add(bias_ih_l0, bias_hh_l0) });

/** A recurrent layer with so many blocks of H rows; `weights` makes ours of PyTorch's. */
const recurrent = (
  blocks: number, states: string[], weights: (given: Named) => Named, cell: (nonlinearity: string) => unknown,
): Kind => ({
  letters: ['T', 'B', 'I', 'H'],
  group: 'weights',
  grouped: ({ I, H }) => ({
    weight_ih_l0: [blocks * H, I], weight_hh_l0: [blocks * H, H],
    bias_ih_l0: [blocks * H], bias_hh_l0: [blocks * H],
  }),
  given: ({ T, B, I, H }) => ({ x: [T, B, I], ...Object.fromEntries(states.map((name) => [`${name}0`, [B, H]])) }),
  results: ({ T, B, H }) => ({ y: [T, B, H], ...Object.fromEntries(states.map((name) => [`${name}T`, [B, H]])) }),
  // The last h is the last row of y: a file may say it twice.
  optional: ['hT'],
  cell: cell as (nonlinearity: string) => Cell,
  compute(given, along, made) {
    const first = Object.fromEntries(states.map((name) => [name, given[`${name}0`]]));
    const { h, last } = along(made!, weights(given), turned(given.x), first as { h: Tensor });
    return { y: turned(h), ...Object.fromEntries(states.map((name) => [`${name}T`, (last as Named)[name]])) };
  },
});

/** Every kind, by its name in the file. */
export const kinds: Record<string, Kind> = {
  rnn: recurrent(1, ['h'], summed, (nonlinearity) => elman(nonlinearity as 'tanh' | 'relu')),
  lstm: recurrent(4, ['h', 'c'], summed, () => lstm),
  gru: recurrent(3, ['h'], (given) => fromPyTorch(given as PyTorchGru), () => gru('after')),
  selective_scan: {
    letters: ['T', 'B', 'D', 'N'],
    group: 'inputs',
    grouped: ({ T, B, D, N }) => ({
      x: [T, B, D], delta: [T, B, D], A: [D, N], B: [T, B, N], C: [T, B, N], D: [D],
    }),
    given: () => ({}),
    results: ({ T, B, D, N }) => ({ y: [T, B, D], hT: [B, D, N] }),
    optional: [],
    compute({ x, delta, A, B, C, D }) {
      const selection = { delta: turned(delta), B: turned(B), C: turned(C) };
      const { y, states } = recurrence(A as Tensor2D, D as Tensor1D, turned(x), selection);
      return { y: turned(y), hT: states.at(-1)! };
    },
  },
};

/** What `nonlinearity` can be where the kind is rnn; the other kinds have none. */
export const nonlinearities = ['tanh', 'relu'];
