/** What is asked of the shape bench: a library, a layer, its sizes and its switches. */
export type LayerName = 'lstm' | 'gru' | 'rnn';
export type LibraryName = 'pytorch' | 'keras' | 'mlx';

export interface Asked {
  layer: LayerName;
  /** B sequences of T steps with D numbers each, read by layers of H units. */
  batch: number;
  steps: number;
  inputs: number;
  units: number;
  layers: number;
  directions: 1 | 2;
  /** PyTorch: whether input and output have the batch as their first axis, and the width P of the LSTM's projection; 0 is none. */
  batchFirst: boolean;
  projection: number;
  /** Keras: what comes back, and whether the state stays for the next call. */
  sequences: boolean;
  state: boolean;
  stateful: boolean;
}

/** Blocks of H rows (or columns) in the weights of a layer. */
export const BLOCKS: Record<LayerName, number> = { lstm: 4, gru: 3, rnn: 1 };

/** The values of a form, whose sizes are typed and so are strings. */
export interface Form {
  layer: LayerName;
  library: LibraryName;
  batch: string;
  steps: string;
  inputs: string;
  units: string;
  layers: number;
  bidirectional: boolean;
  batchFirst: boolean;
  projection: number;
  sequences: boolean;
  state: boolean;
  stateful: boolean;
}
export const asked = ({ bidirectional, batch, steps, inputs, units, ...form }: Form): Asked => ({
  ...form,
  batch: Number(batch),
  steps: Number(steps),
  inputs: Number(inputs),
  units: Number(units),
  directions: bidirectional ? 2 : 1,
});
