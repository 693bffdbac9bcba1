/** Claim: the shipped selective model opens Δ at writes, and fails when Δ is frozen at its mean. */

import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { mean, mul, slice, sub, sum } from '../engine/tfjs.ts';
import { type S6Weights, s6, select } from '../models/mamba/s6.ts';
import { Random } from '../random.ts';
import { latch } from '../tasks/latch.ts';
import { s6WithMeanStep } from '../trained/latch-s6.ts';
import { loadModel, toWeights } from '../trained/load.ts';
import { accuracy, toTensors } from '../training/loss.ts';
import { layerWeights, project, readout } from '../training/network.ts';

const [SEQUENCES, T] = [128, 40];

export default defineClaim({
  cites: ['gu2023'],
  domain: 'the shipped selective model, on sequences drawn with one seed',
  async measure(freezes: boolean = true) {
    const model = await loadModel('latch-s6');
    return scope(() => {
      const network = toWeights(model);
      const weights = layerWeights(network) as S6Weights;
      const batch = toTensors(latch.batch(new Random(7, 'claim'), SEQUENCES, T));
      const e = project(network, batch.x);
      const flags = slice(batch.x, [0, 0, 1], [SEQUENCES, T, 1]);
      const step = mean(select(weights, e).delta, 2, true);
      const over = (share: typeof flags) => sum(mul(step, share)).dataSync()[0]! / sum(share).dataSync()[0]!;
      const score = (layer: ReturnType<typeof s6>) => accuracy(readout(network, layer.apply(weights, e)), batch);
      return {
        atWrites: over(flags),
        between: over(sub(1, flags)),
        selective: score(s6()),
        frozen: score(freezes ? s6WithMeanStep : s6()),
      };
    });
  },
  holds: ({ atWrites, between, selective, frozen }) => atWrites > 3 * between && selective >= 0.99 && frozen < 0.9,
  says: ({ atWrites, between, selective, frozen }) =>
    `In the shipped selective model Δ averages ${atWrites.toFixed(2)} at writes and ${between.toFixed(2)} between them; on new sequences of the latch task it answers ${(100 * selective).toFixed(1)} % of the steps correctly, but only ${(100 * frozen).toFixed(0)} % with Δ frozen at its mean.`,
  breaks: { by: 'Δ left free', alteration: false },
});
