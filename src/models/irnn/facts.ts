/** The IRNN in the registry of models. */
import type { Facts, Words } from '../facts.ts';
import { rnn } from '../rnn/cell.ts';
import rnnFacts from '../rnn/facts.ts';
import { identityRnn } from './layer.ts';

export const words: Words = { title: 'IRNN', order: 15, race: true };

// Functions, and nothing spread or read here: a page that reads the words leaves all of this out.
export default {
  layer: () => identityRnn,
  cell: () => rnn('relu'),
  wiring: 'direct',
  weights: (sizes) => rnnFacts.weights(sizes),
  states: (sizes) => rnnFacts.states(sizes),
  beyondWeights: () => 0,
} satisfies Facts;
