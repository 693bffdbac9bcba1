/** Linear attention in the registry of models. */
import type { Facts, Words } from '../facts.ts';
import { recurrent } from '../unroll.ts';
import { linearAttention } from './cell.ts';

export const words: Words = { title: 'Linear attention', order: 70, race: true, formerly: 'linear' };

export default {
  layer: () => recurrent(linearAttention()),
  cell: () => linearAttention(),
  wiring: 'residual',
  weights: ({ D, H }) => ({ Wq: [H, D], Wk: [H, D], Wv: [H, D], Wo: [H, H] }),
  states: ({ H }) => ({ S: [1, H, H], z: [1, H] }),
  beyondWeights: ({ H }) => 2 * H * H + 2 * H,
} satisfies Facts;
