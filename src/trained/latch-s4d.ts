/** A diagonal state space model trained on the latch: it stores writes and noise alike, and sorts them out later. */
import type { Layer } from '../models/cell.ts';
import { s4dBlock } from '../models/s4d/block.ts';
import { latchRecipe } from './latch.ts';

// The largest and longest trained of several attempts: what a model that is the same at every step could reach.
export default latchRecipe({
  about: 'Diagonal SSM of 16 channels with 8 poles each, between two matrices, on the latch',
  cell: 's4dBlock',
  layer: s4dBlock as Layer,
  H: 16,
  N: 8,
  wiring: 'residual',
  seed: 2,
  steps: 1500,
  learningRate: 3e-2,
});
