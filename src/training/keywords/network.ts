/** The keyword spotters: a GRU, an LSTM and an attention model of about 28,000 weights each, over log-mel features of a second. */
import { mean, reshape, type Tensor3D } from '../../engine/tfjs.ts';
import { rotaryAttention } from '../../models/attention/rotary.ts';
import type { Layer } from '../../models/cell.ts';
import { gru } from '../../models/gru/cell.ts';
import { lstm } from '../../models/lstm/cell.ts';
import { transformerBlock } from '../../models/transformer/block.ts';
import { recurrent } from '../../models/unroll.ts';
import { INPUTS, STEPS } from '../../tasks/keywords/features.ts';
import { LABELS } from '../../tasks/keywords/words.ts';
import { type Network, type NetworkSizes, network } from '../network.ts';

interface Spotter {
  layer: Layer;
  sizes: NetworkSizes;
}
const [D, K] = [INPUTS, LABELS.length];

/** What each spotter is: its layer, and its sizes. All have one layer and about as many weights. */
export const SPOTTERS = {
  gru: { layer: recurrent(gru()) as Layer, sizes: { D, H: 64, K, wiring: 'direct' } },
  lstm: { layer: recurrent(lstm) as Layer, sizes: { D, H: 52, K, wiring: 'direct' } },
  attention: { layer: transformerBlock(1, rotaryAttention) as Layer, sizes: { D, H: 44, K, wiring: 'projected' } },
} satisfies Record<string, Spotter>;
export type SpotterName = keyof typeof SPOTTERS;
export const spotterNames = Object.keys(SPOTTERS) as SpotterName[];

/**
 * The network of a spotter over whole clips. x is [B,1,49·80], the features of each clip as one row; the scores are
 * [B,1,12], one for each label: the mean of the scores after each of the 49 time steps. So a live program, which hears no
 * end, takes the mean over the last second (src/training/keywords/listen.ts).
 */
export function spotter(name: SpotterName): Network {
  const { layer, sizes } = SPOTTERS[name];
  const each = network(layer, sizes);
  return {
    weights: each.weights,
    scores(weights, x) {
      const steps = each.scores(weights, reshape(x, [-1, STEPS, INPUTS]));
      return mean(steps, 1, true) as Tensor3D;
    },
  };
}
