/** The Mamba block in the registry of models. */
import type { Facts, Words } from '../facts.ts';
import { mambaCell } from './cell.ts';
import { mamba } from './layer.ts';

export const words: Words = { title: 'Mamba', order: 60, race: true };

export default {
  layer: () => mamba(),
  cell: () => mambaCell,
  wiring: 'residual',
  weights({ D, H, N }) {
    const E = 2 * H;
    const R = Math.ceil(E / 16);
    const inner = { P: [R + 2 * N, E], Q: [E, R], p: [E], logA: [E, N], D: [E] };
    return { Win: [2 * E, D], K: [E, 4], k: [E], Wout: [H, E], ...inner };
  },
  states: ({ H, N }) => ({ window: [3, 2 * H], s: [2 * H, N] }),
  beyondWeights: ({ H, N }) => 2 * H * (3 * N + 4),
  cost: { theory: { train: 1, token: 0, state: 0 } },
} satisfies Facts;
