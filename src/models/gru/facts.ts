/** The GRU in the registry of models. */
import type { Facts, Words } from '../facts.ts';
import { recurrent } from '../unroll.ts';
import { gru } from './cell.ts';

export const words: Words = {
  title: 'GRU',
  order: 30,
  race: true,
  pytorch: {
    module: 'GRU',
    blocks: 3,
    // PyTorch resets after the product, as our `after` does: only the candidate has a bias inside the reset.
    hiddenBias: (name, H) => `torch.cat([torch.zeros(${2 * H}), weights["${name}layer.d"]])`,
  },
};

export default {
  layer: () => recurrent(gru()),
  cell: () => gru(),
  wiring: 'direct',
  weights: ({ D, H }) => ({ W: [3 * H, D], U: [3 * H, H], b: [3 * H], d: [H] }),
  states: ({ H }) => ({ h: [H] }),
  beyondWeights: ({ H }) => 3 * H,
} satisfies Facts;
