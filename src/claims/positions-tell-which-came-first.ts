/** Claim: one layer of attention learns which of two tokens came first with positions, and cannot without. */

import { defineClaim } from '../define.ts';
import type { Layer } from '../models/cell.ts';
import { attentionWith, type Positions } from '../models/parts/positions.ts';
import { Random } from '../random.ts';
import { whichFirst } from '../tasks/which-first.ts';
import { evaluate } from '../training/evaluate.ts';
import { net } from '../training/net.ts';
import { train } from '../training/train.ts';

const [LENGTH, STEPS, SEEDS] = [8, 800, [1, 2, 3]];

/** Accuracy on fresh sequences after training from this seed. */
async function learned(positions: Positions, seed: number): Promise<number> {
  const own = net(attentionWith(positions) as Layer, { D: whichFirst.inputs, H: 16, K: 2, wiring: 'projected' });
  const plan = { net: own, task: whichFirst, seed, steps: STEPS, batch: 64, length: () => LENGTH, learningRate: 1e-2 };
  let accuracy = 0;
  const heldOut = new Random(seed, 'held-out order');
  for await (const _ of train(plan, (weights) => {
    accuracy = evaluate(own, weights, whichFirst, heldOut, 512, LENGTH).accuracy;
  }));
  return accuracy;
}
async function all(positions: Positions): Promise<number[]> {
  const accuracies: number[] = [];
  for (const seed of SEEDS) accuracies.push(await learned(positions, seed));
  return accuracies.sort((a, b) => a - b);
}
const percents = (accuracies: number[]) => `${accuracies.map((accuracy) => (100 * accuracy).toFixed(0)).join(', ')} %`;

export default defineClaim({
  cites: [],
  slow: true,
  measure: async (coded: Positions = 'sinusoidal') => ({
    none: await all('none'),
    sinusoidal: await all(coded),
    rotary: await all('rotary'),
  }),
  holds: ({ none, sinusoidal, rotary }) => none.at(-1)! < 0.58 && sinusoidal[0]! > 0.7 && rotary[0]! > 0.9,
  says: ({ none, sinusoidal, rotary }) =>
    `After ${STEPS} steps one layer of attention says which of two tokens came first, on fresh sequences of ${LENGTH}, rightly in ${percents(none)} without positions, ${percents(sinusoidal)} with sinusoidal and ${percents(rotary)} with rotary ones, for ${SEEDS.length} seeds each.`,
  breaks: { by: 'no positions in the place of sinusoidal ones', alteration: 'none' },
});
