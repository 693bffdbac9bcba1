/** A simple recurrent network of 16 units trained to guess the next letter of first names. */
import type { Layer } from '../models/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { recurrent } from '../models/unroll.ts';
import { namesRecipe } from './names.ts';

export default namesRecipe({
  about: 'Elman network of 16 units on English first names, letter by letter',
  cell: 'elman',
  layer: recurrent(rnn()) as Layer,
  H: 16,
  steps: 4000,
});
