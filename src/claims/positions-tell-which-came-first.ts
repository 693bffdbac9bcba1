/** Claim: one layer of attention learns which of two tokens came first with positions, and cannot without. */

import { defineClaim } from '../define.ts';
import type { Layer } from '../models/cell.ts';
import { attentionWith, type Positions } from '../models/parts/positions.ts';
import { whichFirst } from '../tasks/which-first.ts';
import { lastOf, runExperiment } from '../training/experiment.ts';
import { network } from '../training/network.ts';

const [LENGTH, STEPS, SEEDS] = [8, 800, [1, 2, 3]];

/** Accuracy on fresh sequences after training from each seed, from the lowest to the highest. */
function all(positions: Positions): number[] {
  const own = network(attentionWith(positions) as Layer, { D: whichFirst.inputs, H: 16, K: 2, wiring: 'projected' });
  const plan = { net: own, task: whichFirst, steps: STEPS, batch: 64, length: () => LENGTH, learningRate: 1e-2 };
  const runs = lastOf(
    runExperiment({
      plans: Object.fromEntries(SEEDS.map((seed) => [`seed ${seed}`, { ...plan, seed }])),
      evaluation: { every: STEPS, of: (run) => run.score(512, LENGTH, 'held-out order').accuracy },
      frame: ({ runs }) => runs,
    }),
  );
  return runs.flatMap(({ findings }) => findings.results.map(({ result }) => result)).sort((a, b) => a - b);
}
const percents = (accuracies: number[]) => `${accuracies.map((accuracy) => (100 * accuracy).toFixed(0)).join(', ')} %`;

export default defineClaim({
  cites: [],
  domain: 'this layer, this task, this budget and these seeds',
  slow: true,
  measure: async (coded: Positions = 'sinusoidal') => ({
    none: all('none'),
    sinusoidal: all(coded),
    rotary: all('rotary'),
  }),
  holds: ({ none, sinusoidal, rotary }) => none.at(-1)! < 0.58 && sinusoidal[0]! > 0.7 && rotary[0]! > 0.9,
  says: ({ none, sinusoidal, rotary }) =>
    `After ${STEPS} training steps, one layer of attention tells which of two tokens came first in ${percents(none)} of fresh sequences of ${LENGTH} without positions, in ${percents(sinusoidal)} with sinusoidal and in ${percents(rotary)} with rotary positions, for ${SEEDS.length} seeds each.`,
  breaks: { by: 'no positions in the place of sinusoidal ones', alteration: 'none' },
});
