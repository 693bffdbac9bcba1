/** A selective state space model trained on the latch: its step size opens at the writes and closes between them. */

import { add, mean, zerosLike } from '../engine/tfjs.ts';
import type { Layer } from '../models/cell.ts';
import { type S6Weights, s6, scan, select } from '../models/mamba/s6.ts';
import { latchRecipe, latchScores } from './latch.ts';

/** The selective model without its choice of step: at every step Δ is what it is on average over x, in each channel. */
export const s6WithMeanStep: Layer<S6Weights> = {
  ...s6(),
  apply(weights, x) {
    const { delta, B, C } = select(weights, x);
    return scan(weights, x, { delta: add(zerosLike(delta), mean(delta, [0, 1])), B, C }).y;
  },
};

// Of six seeds, the one whose memory hangs most on Δ. In the others B selects too, and freezing Δ costs them less.
export default latchRecipe({
  about: 'S6 of 4 channels with one number of state each, on the latch',
  cell: 's6',
  layer: s6() as Layer,
  H: 4,
  N: 1,
  wiring: 'projected',
  seed: 3,
  alsoScore: (sizes, weights) => latchScores(s6WithMeanStep as Layer, sizes, weights, ', Δ frozen at its mean'),
});
