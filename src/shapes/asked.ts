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
