/** minGRU in the registry of models. */
import type { Facts, Words } from '../facts.ts';
import { recurrent } from '../unroll.ts';
import { minGru } from './cell.ts';

export const words: Words = { title: 'minGRU', order: 40, race: true };

export default {
  layer: () => recurrent(minGru),
  cell: () => minGru,
  wiring: 'residual',
  weights: ({ D, H }) => ({ W: [2 * H, D], b: [2 * H] }),
  states: ({ H }) => ({ h: [H] }),
  beyondWeights: ({ H }) => 2 * H,
  cost: { theory: { train: 1, token: 0, state: 0 } },
  parity: true,
} satisfies Facts;
