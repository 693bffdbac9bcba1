/** The seven text models of one size, and the layer of each. */
import { rotaryAttention } from '../models/attention/rotary.ts';
import type { Layer } from '../models/cell.ts';
import { gatedDeltaLayer } from '../models/gated-deltanet/chunked.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { mamba } from '../models/mamba/layer.ts';
import { minGru } from '../models/min-gru/cell.ts';
import { rnn } from '../models/rnn/cell.ts';
import { transformerBlock } from '../models/transformer/block.ts';
import { recurrent } from '../models/unroll.ts';
import { block, stacked } from './stack.ts';
import type { LargeName } from './text-sizes.ts';

/** Blocks on each other; heads of Gated DeltaNet; numbers of state a channel of Mamba. */
export const [DEPTH, HEADS, N] = [2, 4, 8];

/** What mixes the positions of each, in blocks of H units; the transformer's block has its norms and skip connections inside. */
const inBlocks = (layer: Layer, H: number, convolves = false) => ({
  layer: stacked(block(layer, convolves), DEPTH),
  H,
  N,
});

/** H is chosen so that each has about 230,000 weights. */
export const LARGE: Record<LargeName, { layer: Layer; H: number; N: number }> = {
  rnn: inBlocks(recurrent(rnn()) as Layer, 231),
  lstm: inBlocks(recurrent(lstm) as Layer, 117),
  gru: inBlocks(recurrent(gru()) as Layer, 135),
  'min-gru': inBlocks(recurrent(minGru) as Layer, 229, true),
  mamba: inBlocks(mamba() as Layer, 126),
  'gated-deltanet': inBlocks(gatedDeltaLayer(HEADS) as Layer, 164, true),
  transformer: { layer: stacked(transformerBlock(1, rotaryAttention) as Layer, DEPTH), H: 96, N },
};
export const largeNames = Object.keys(LARGE) as LargeName[];
