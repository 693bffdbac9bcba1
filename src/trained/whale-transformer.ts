/** A transformer block with rotary positions that reads English text character by character. */
import { rotaryAttention } from '../models/attention/rotary.ts';
import type { Layer } from '../models/cell.ts';
import { transformerBlock } from '../models/transformer/block.ts';
import { whaleRecipe } from './whale.ts';

// At half this rate it takes 2.48 bits per character.
export default whaleRecipe({
  about: 'Transformer block of 52 units on Moby-Dick, character by character',
  cell: 'transformer',
  layer: transformerBlock(1, rotaryAttention) as Layer,
  wiring: 'projected',
  H: 52,
  learningRate: 1e-2,
});
