/** One small LSTM on one task, trained by one optimizer at one learning rate: its loss as training goes on. */
import { dispose, type Tensor3D, tidy } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { recurrent } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { latch } from '../tasks/latch.ts';
import { lossOf, toTensors } from './loss.ts';
import { network } from './network.ts';
import { lossAndGradients } from './optimizer.ts';
import { RuleOptimizer, type RuleOptimizerSettings } from './rule-optimizer.ts';

/** The task, the batches and the network, the same for all. */
const [UNITS, BATCH, LENGTH] = [16, 16, 30];
export const TRIAL_NETWORK = network(recurrent(lstm), {
  D: latch.inputs,
  H: UNITS,
  K: latch.outputs,
  wiring: 'direct',
});

/** The loss on the batch of each training step, before the weights learn from it; the same batches for all of a seed. */
export function* trial(settings: RuleOptimizerSettings, seed: number): Generator<number, void> {
  const weights = TRIAL_NETWORK.weights(new Random(seed, 'weights'));
  const random = new Random(seed, 'batches');
  const optimizer = new RuleOptimizer(weights, { ...settings, leaves: ['layer.W', 'V'] });
  try {
    for (;;)
      yield tidy(() => {
        const batch = toTensors(latch.batch(random, BATCH, LENGTH));
        const { loss, gradients } = lossAndGradients(
          (now) => lossOf(TRIAL_NETWORK.scores(now, batch.x) as Tensor3D, batch),
          weights,
        );
        optimizer.step(weights, gradients);
        return loss.dataSync()[0];
      });
  } finally {
    optimizer.dispose();
    dispose(weights);
  }
}
