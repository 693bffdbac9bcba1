/** Gated DeltaNet in the registry of models, with β up to 2, as DeltaNet has it there. */
import deltaNet from '../deltanet/facts.ts';
import type { Facts, Words } from '../facts.ts';
import { recurrent } from '../unroll.ts';
import { gatedDeltaNet } from './cell.ts';

export const words: Words = { title: 'Gated DeltaNet', order: 85, race: true };

export default {
  layer: () => recurrent(gatedDeltaNet(1, 2)),
  cell: () => gatedDeltaNet(1, 2),
  wiring: 'residual',
  weights: (sizes) => ({ ...deltaNet.weights(sizes), Walpha: [1, sizes.D], p: [1], logA: [1] }),
  states: (sizes) => deltaNet.states(sizes),
  // The state is multiplied by α; the exponent by its scale, a weight.
  beyondWeights: (sizes) => deltaNet.beyondWeights(sizes) + sizes.H * sizes.H,
  parity: true,
} satisfies Facts;
