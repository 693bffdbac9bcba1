/** A simple recurrent network that reads English text character by character. */
import type { Layer } from '../models/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { recurrent } from '../models/unroll.ts';
import { whaleRecipe } from './whale.ts';

export default whaleRecipe({
  about: 'RNN of 160 units on Moby-Dick, character by character',
  cell: 'rnn',
  layer: recurrent(rnn()) as Layer,
  wiring: 'direct',
  H: 160,
  learningRate: 4e-3,
});
