/** DeltaNet in the registry of models, with β up to 2, so that it can change the sign of what it holds. */
import type { Facts, Words } from '../facts.ts';
import { recurrent } from '../unroll.ts';
import { deltaNet } from './cell.ts';

export const words: Words = { title: 'DeltaNet', order: 80, race: true };

export default {
  layer: () => recurrent(deltaNet(1, 2)),
  cell: () => deltaNet(1, 2),
  wiring: 'residual',
  weights: ({ D, H }) => ({ Wq: [H, D], Wk: [H, D], Wv: [H, D], Wbeta: [1, D], Wo: [H, H] }),
  states: ({ H }) => ({ S: [1, H, H] }),
  beyondWeights: ({ H }) => 3 * H * H + 5 * H,
} satisfies Facts;
