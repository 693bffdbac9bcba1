/** What the recipes of all latch models share: the same data, the same steps, the same test. */
import type { Layer, Tensors } from '../models/cell.ts';
import { Random } from '../random.ts';
import { latch } from '../tasks/latch.ts';
import { evaluate } from '../training/evaluate.ts';
import { type NetworkSizes, network } from '../training/network.ts';
import { linearDecay } from '../training/optimizer.ts';
import type { Recipe, Scores } from './recipe.ts';

/** Steps of the sequences the models are trained on, and of those they are tested on. */
const [TRAINED, TESTED] = [48, [48, 250]];

/** The scores of a latch model, for its own layer or an altered one, on the held-out sequences. */
export const latchScores = (layer: Layer, sizes: NetworkSizes, weights: Tensors, note = ''): Scores =>
  Object.fromEntries(
    TESTED.map((length) => [
      `accuracy at ${length} steps${note}`,
      evaluate(network(layer, sizes), weights, latch, new Random(0, 'held-out latch'), 256, length).accuracy,
    ]),
  );

/** The recipe of a latch model; the rate is that of the first step. `alsoScore` may measure altered layers too. */
export function latchRecipe(
  given: Pick<Recipe, 'about' | 'cell'> & {
    layer: Layer;
    H: number;
    N?: number;
    wiring: NetworkSizes['wiring'];
    seed?: number;
    steps?: number;
    learningRate?: number;
    alsoScore?(sizes: NetworkSizes, weights: Tensors): Scores;
  },
): Recipe {
  const { about, cell, layer, alsoScore, seed = 1, steps = 600, learningRate = 2e-2, ...rest } = given;
  const sizes: NetworkSizes = { D: latch.inputs, K: latch.outputs, ...rest };
  return {
    about,
    cell,
    sizes,
    plan: async () => ({
      net: network(layer, sizes),
      task: latch,
      seed,
      steps,
      batch: 64,
      length: () => TRAINED,
      learningRate: linearDecay(learningRate, steps),
    }),
    heldOut: async (weights) => ({ ...latchScores(layer, sizes, weights), ...alsoScore?.(sizes, weights) }),
    baseline: async () => ({ 'guessing one value': latch.chance }),
  };
}
