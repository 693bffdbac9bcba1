/** An LSTM of 4 units trained on the latch: gates that a reader can watch and clamp. */
import type { Layer } from '../models/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { recurrent } from '../models/unroll.ts';
import { latchRecipe } from './latch.ts';

export default latchRecipe({
  about: 'LSTM of 4 units on the latch',
  cell: 'lstm',
  layer: recurrent(lstm) as Layer,
  H: 4,
  wiring: 'direct',
});
