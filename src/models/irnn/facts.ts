/** The IRNN in the registry of models. */
import type { Facts, Words } from '../facts.ts';
import { elman } from '../rnn/cell.ts';
import rnn from '../rnn/facts.ts';
import { identityRnn } from './layer.ts';

export const words: Words = { title: 'IRNN', order: 15, race: true };

// Functions, and nothing spread or read here: a page that reads the words leaves all of this out.
export default {
  layer: () => identityRnn,
  cell: () => elman('relu'),
  wiring: 'direct',
  weights: (sizes) => rnn.weights(sizes),
  states: (sizes) => rnn.states(sizes),
  beyondWeights: () => 0,
} satisfies Facts;
