/** The LSTM in the registry of models. */
import type { Facts, Words } from '../facts.ts';
import { recurrent } from '../unroll.ts';
import { lstm } from './cell.ts';

export const words: Words = {
  title: 'LSTM',
  order: 20,
  race: true,
  pytorch: { module: 'LSTM', blocks: 4, hiddenBias: (_, H) => `torch.zeros(${4 * H})` },
};

export default {
  layer: () => recurrent(lstm),
  cell: () => lstm,
  wiring: 'direct',
  weights: ({ D, H }) => ({ W: [4 * H, D], U: [4 * H, H], b: [4 * H] }),
  states: ({ H }) => ({ h: [H], c: [H] }),
  beyondWeights: ({ H }) => 3 * H,
  cost: { theory: { train: 1, token: 0, state: 0 } },
} satisfies Facts;
