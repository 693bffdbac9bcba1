/** A GRU of 4 units trained on the latch, its reset after the product. */
import type { Layer } from '../cells/cell.ts';
import { gru } from '../cells/gru.ts';
import { recurrent } from '../cells/unroll.ts';
import { latchRecipe } from './latch.ts';

export default latchRecipe({
  about: 'GRU of 4 units (reset after) on the latch',
  cell: "gru('after')",
  layer: recurrent(gru('after')) as Layer,
  H: 4,
  wiring: 'direct',
  seed: 3,
});
