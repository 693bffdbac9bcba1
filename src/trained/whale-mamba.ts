/** A Mamba block, a selective state-space model, that reads English text character by character. */
import type { Layer } from '../models/cell.ts';
import { mamba } from '../models/mamba/layer.ts';
import { whaleRecipe } from './whale.ts';

export default whaleRecipe({
  about: 'Mamba block of 64 units on Moby-Dick, character by character',
  cell: 'mamba',
  layer: mamba() as Layer,
  wiring: 'residual',
  H: 64,
  N: 8,
  learningRate: 1e-2,
});
