/** An LSTM of 16 units trained on running parity of 2 to 20 steps, and tested far beyond. */
import type { Layer } from '../models/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { recurrent } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { parity } from '../tasks/parity.ts';
import { evaluate } from '../training/evaluate.ts';
import { type NetworkSizes, network } from '../training/network.ts';
import { linearDecay } from '../training/optimizer.ts';
import type { Recipe } from './recipe.ts';

const sizes: NetworkSizes = { D: parity.inputs, H: 16, K: parity.outputs, wiring: 'direct' };
const own = network(recurrent(lstm) as Layer, sizes);
const steps = 400;

export default {
  about: 'LSTM of 16 units on running parity',
  cell: 'lstm',
  sizes,
  plan: async () => ({
    net: own,
    task: parity,
    seed: 1,
    steps,
    batch: 64,
    length: (random) => 2 + random.below(19),
    learningRate: linearDecay(1e-2, steps),
  }),
  heldOut: async (weights) =>
    Object.fromEntries(
      [20, 50, 100, 250].map((length) => [
        `accuracy at ${length} steps`,
        evaluate(own, weights, parity, new Random(0, 'held-out parity'), 256, length).accuracy,
      ]),
    ),
  baseline: async () => ({ 'guessing one class': parity.chance }),
} satisfies Recipe;
