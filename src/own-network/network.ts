/** A recurrent network of a file: its layers, their directions, and where each of their arrays lies. Nothing is read yet. */
import type { Convention } from '../models/layout.ts';
import { refuse } from './refusal.ts';
import type { Tensor } from './tensor.ts';

export type Kind = 'lstm' | 'gru' | 'rnn';

/** What the kinds are called, and the letters of their gates. */
export const KINDS: Record<Kind, { title: string; letters: string }> = {
  lstm: { title: 'LSTM', letters: 'ifgo' },
  gru: { title: 'GRU', letters: 'rzn' },
  rnn: { title: 'RNN', letters: 'h' },
};

/** An array of a direction: a tensor of the file, or the `part` of it that belongs to the direction (`of` parts in all). */
export interface Piece {
  tensor: Tensor;
  part?: number;
  of?: number;
}

/** One direction: W [G·H, D] and U [G·H, H] (turned where the order has columns), and what else there is. */
export interface Direction {
  reversed: boolean;
  W: Piece;
  U: Piece;
  /** The biases beside W and beside U; where there is one array for both, `d` is missing or in its second half. */
  b?: Piece;
  d?: Piece;
  /** `b` holds both biases, one after the other. */
  bothBiases?: boolean;
  /** Peepholes of an LSTM, in the order i, o, f. */
  P?: Piece;
  /** The states with which it starts, where the file has them. */
  h?: Piece;
  c?: Piece;
  /** One activation for the gates, the candidate and the state, where they are not σ, tanh and tanh. */
  activations?: Activation[];
}

/** An activation by its name in ONNX, with its two parameters. */
export interface Activation {
  name: string;
  alpha?: number;
  beta?: number;
}

export interface Layer {
  D: number;
  H: number;
  directions: Direction[];
  /** Inputs of activations are held between −clip and clip. */
  clip?: number;
  /** The forget gate is 1 − i. */
  coupled?: boolean;
}

export interface Network {
  /** Where it stands in the file: what the names of its arrays begin with, or the names of its operators. */
  name: string;
  kind: Kind;
  /** Whose order its blocks have. */
  order: Pick<Convention, 'title' | 'blocks' | 'columns'>;
  /** Of a GRU: whether the reset comes after the product with U or before it. */
  reset?: 'after' | 'before';
  layers: Layer[];
  /** What a reader should know of it, in sentences. */
  notes: string[];
  /** Why it can be looked at but not be run, in a sentence. */
  stopped?: string;
}

/** Units and inputs of the widest layer that is looked at: pictures and rows of more are of no use. */
const WIDEST = 100_000;

/** Throws a `Refusal` where a layer is wider than can be looked at. */
export function assertWidth(name: string, ...sizes: number[]): void {
  if (sizes.some((size) => size > WIDEST))
    refuse(
      `A layer of “${name}” has ${sizes.join(' inputs and ')} units, and this page looks at no more than ${WIDEST}. Choose another network.`,
    );
}

/** How many weights a network has: every number of its arrays that training sets. */
export function parametersOf({ layers }: Network): number {
  const size = ({ tensor, of = 1 }: Piece) => tensor.shape.reduce((product, side) => product * side, 1) / of;
  return layers
    .flatMap(({ directions }) => directions.flatMap(({ W, U, b, d, P }) => [W, U, b, d, P]))
    .reduce((sum, piece) => sum + (piece ? size(piece) : 0), 0);
}
