/** A gated recurrent unit that reads English text character by character. */
import type { Layer } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { recurrent } from '../models/unroll.ts';
import { whaleRecipe } from './whale.ts';

export default whaleRecipe({
  about: 'GRU of 88 units on Moby-Dick, character by character',
  cell: 'gru',
  layer: recurrent(gru()) as Layer,
  wiring: 'direct',
  H: 88,
  learningRate: 1e-2,
});
