/** What the recipes of the seven text models of one size share: the book, the steps, the seeds and the scores. */
import rates from '../../content/records/text-rates.json';
import { once } from '../once.ts';
import { bitsOf, countedChances } from '../tasks/counting-text.ts';
import { ALPHABET } from '../tasks/next-character.ts';
import { heldOutScore } from '../training/held-out.ts';
import { largePlan, sizesOf } from '../training/large-plan.ts';
import { LARGE } from '../training/large-readers.ts';
import { network } from '../training/network.ts';
import type { LargeName } from '../training/text-sizes.ts';
import type { Recipe } from './recipe.ts';
import { BITS, readBook } from './whale.ts';

/** Training steps, and the seeds beside the first. */
const [STEPS, SEEDS] = [1200, [2, 3]];
/** How many characters the counts that the models are compared with look at, the next one included. */
const ORDERS = [1, 2, 3, 4, 5];

/** What counting reaches on the text that is held out. */
const counted = once(async () => {
  const { known, held } = await readBook();
  return Object.fromEntries(
    ORDERS.map((order) => [
      `${BITS}, counts of ${order}`,
      bitsOf(countedChances(known, ALPHABET.length, order), held, order),
    ]),
  );
});

/** The recipe of one; its learning rate was searched for by `npm run text-rates`. */
export function largeRecipe(name: LargeName, title: string): Recipe {
  const own = network(LARGE[name].layer, sizesOf(name));
  return {
    about: `${title}, about 230,000 weights, on Moby-Dick, character by character`,
    cell: name,
    sizes: sizesOf(name),
    digits: 4,
    int8: true,
    seeds: SEEDS,
    plan: async () =>
      largePlan(name, (await readBook()).known, { learningRate: rates.rates[name], steps: STEPS, seed: 1 }),
    async heldOut(weights) {
      const { bits, right } = heldOutScore(own, weights, (await readBook()).held);
      return { [BITS]: bits, 'characters guessed right': right };
    },
    baseline: counted,
  };
}
