/** An LSTM that reads English text character by character. */
import type { Layer } from '../models/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { recurrent } from '../models/unroll.ts';
import { whaleRecipe } from './whale.ts';

// At half this rate it takes 2.46 bits per character.
export default whaleRecipe({
  about: 'LSTM of 76 units on Moby-Dick, character by character',
  cell: 'lstm',
  layer: recurrent(lstm) as Layer,
  wiring: 'direct',
  H: 76,
  learningRate: 2e-2,
});
