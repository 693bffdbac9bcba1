/** The transformer block in the registry of models: one head, with rotary positions. */
import { rotaryAttention } from '../attention/rotary.ts';
import type { Facts, Words } from '../facts.ts';
import { transformerBlock, transformerBlockCell } from './block.ts';

export const words: Words = { title: 'Transformer', order: 100, race: true };

export default {
  layer: () => transformerBlock(1, rotaryAttention),
  // The cell has no positions; it keeps as much and computes the rest.
  cell: () => transformerBlockCell(),
  wiring: 'projected',
  even: true,
  weights: ({ D, H }) => ({
    Wq: [H, D],
    Wk: [H, D],
    Wv: [H, D],
    Wo: [H, H],
    W1: [4 * H, H],
    b1: [4 * H],
    W2: [H, 4 * H],
    b2: [H],
    gain1: [H],
    bias1: [H],
    gain2: [H],
    bias2: [H],
  }),
  states: ({ H, T }) => ({ keys: [T, H], values: [T, H] }),
  // A query meets (T + 1) / 2 keys in the mean, and as many values; two norms, and the rotation of queries and keys.
  beyondWeights: ({ H, T }) => H * (T + 1) + 8 * H,
} satisfies Facts;
