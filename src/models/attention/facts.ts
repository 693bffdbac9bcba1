/** Attention in the registry of models: one head, no positions. */
import type { Facts, Words } from '../facts.ts';
import { attentionCell } from './cell.ts';
import { attention } from './layer.ts';

export const words: Words = { title: 'Attention', order: 110 };

export default {
  layer: () => attention(),
  cell: () => attentionCell(),
  wiring: 'residual',
  weights: ({ D, H }) => ({ Wq: [H, D], Wk: [H, D], Wv: [H, D], Wo: [H, H] }),
  states: ({ H, T }) => ({ keys: [T, H], values: [T, H] }),
  // A query meets (T + 1) / 2 keys in the mean, and as many values.
  beyondWeights: ({ H, T }) => H * (T + 1),
  cost: { title: 'attention', theory: { train: 2, token: 1, state: 1 }, uncached: { token: 2 } },
} satisfies Facts;
