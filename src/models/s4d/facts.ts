/** The diagonal state space model in the registry of models: its block, with a matrix before it and one after it. */
import type { Facts, Words } from '../facts.ts';
import { s4dBlock } from './block.ts';
import { s4dCell } from './cell.ts';

export const words: Words = { title: 'Diagonal SSM', order: 50, race: true };

export default {
  layer: () => s4dBlock,
  // The cell is what is between the two matrices.
  cell: () => s4dCell,
  wiring: 'residual',
  weights: ({ D, H, N }) => ({
    W: [H, D],
    V: [H, H],
    logDecay: [H, N],
    frequency: [H, N],
    Cre: [H, N],
    Cim: [H, N],
    D: [H],
    logStep: [H],
  }),
  states: ({ H, N }) => ({ re: [H, N], im: [H, N] }),
  // 8 for each complex number of state, of which 4 are counted as weights.
  beyondWeights: ({ H, N }) => 4 * H * N,
} satisfies Facts;
