/** A GRU of 4 units trained on the latch, its reset before the product. */
import type { Layer } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { recurrent } from '../models/unroll.ts';
import { latchRecipe } from './latch.ts';

export default latchRecipe({
  about: 'GRU of 4 units (reset before) on the latch',
  cell: "gru('before')",
  layer: recurrent(gru('before')) as Layer,
  H: 4,
  wiring: 'direct',
  seed: 3,
});
