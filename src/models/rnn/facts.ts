/** The simple recurrent network in the registry of models. */
import type { Facts, Words } from '../facts.ts';
import { recurrent } from '../unroll.ts';
import { rnn } from './cell.ts';

export const words: Words = {
  title: 'RNN',
  order: 10,
  race: true,
  pytorch: { module: 'RNN', blocks: 1, hiddenBias: (_, H) => `torch.zeros(${H})` },
};

export default {
  layer: () => recurrent(rnn()),
  cell: () => rnn(),
  wiring: 'direct',
  weights: ({ D, H }) => ({ W: [H, D], U: [H, H], b: [H] }),
  states: ({ H }) => ({ h: [H] }),
  beyondWeights: () => 0,
} satisfies Facts;
