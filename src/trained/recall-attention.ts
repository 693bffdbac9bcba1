/** One head of causal attention trained to recall values by their keys, small enough to read every number. */
import { attention } from '../models/attention/layer.ts';
import type { Layer } from '../models/cell.ts';
import { Random } from '../random.ts';
import { recallOf } from '../tasks/recall.ts';
import { evaluate } from '../training/evaluate.ts';
import { type NetworkSizes, network } from '../training/network.ts';
import { linearDecay } from '../training/optimizer.ts';
import type { Recipe } from './recipe.ts';

/** Keys a–l and values 1–8, as the model knows them. */
export const [KEYS, VALUES] = [12, 8];

const task = recallOf(KEYS, VALUES);
const sizes: NetworkSizes = { D: task.inputs, H: 8, K: task.outputs, wiring: 'projected' };
const own = network(attention() as Layer, sizes);
const steps = 1500;

export default {
  about: 'One head of causal attention, 8 numbers wide, on associative recall',
  cell: 'attention',
  sizes,
  plan: async () => ({
    net: own,
    task,
    seed: 1,
    steps,
    batch: 64,
    length: (random) => 2 + random.below(7),
    learningRate: linearDecay(1e-2, steps),
  }),
  heldOut: async (weights) =>
    Object.fromEntries(
      [2, 4, 8, 12].map((pairs) => [
        `accuracy with ${pairs} pairs`,
        evaluate(own, weights, task, new Random(0, 'held-out recall'), 256, pairs).accuracy,
      ]),
    ),
  baseline: async () => ({ 'guessing one value': task.chance }),
} satisfies Recipe;
