/** Five models of sixteen units, each trained to carry one symbol over the same distance. */
import type { Weights } from '../define.ts';
import { attention } from '../models/attention/layer.ts';
import type { Layer } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { mamba } from '../models/mamba/layer.ts';
import { rnn } from '../models/rnn/cell.ts';
import { recurrent } from '../models/unroll.ts';
import { firstSymbol } from '../tasks/first-symbol.ts';
import { runExperiment } from './experiment.ts';
import { network, type Wiring } from './network.ts';
import type { Plan } from './train.ts';

/** The results of a model: its accuracy on fresh sequences by step, and the step at which it had learned the task, if it has. */
interface Carrier {
  name: string;
  title: string;
  curve: [step: number, accuracy: number][];
  learned: number | null;
}
export interface DistanceFrame {
  distance: number;
  step: number;
  steps: number;
  carriers: Carrier[];
}

/** Accuracy from which the task counts as learned. */
export const LEARNED = 0.97;
const [UNITS, BATCH, FRESH, EVERY] = [16, 32, 128, 10];
const models: Record<string, { title: string; layer: Layer; wiring: Wiring; N?: number }> = {
  rnn: { title: 'RNN', layer: recurrent(rnn()) as Layer, wiring: 'direct' },
  lstm: { title: 'LSTM', layer: recurrent(lstm) as Layer, wiring: 'direct' },
  gru: { title: 'GRU', layer: recurrent(gru()) as Layer, wiring: 'direct' },
  mamba: { title: 'Mamba', layer: mamba() as Layer, wiring: 'residual', N: 4 },
  attention: { title: 'Attention', layer: attention() as Layer, wiring: 'residual' },
};

/**
 * Trains all in turns, and returns their weights; a model that has learned the task in two evaluations in a row trains no
 * further. Where weights are given, they are not trained but tested.
 */
export function* trainOverDistance(
  distance: number,
  seed: number,
  steps: number,
  loaded?: Weights,
): Generator<DistanceFrame, Weights> {
  const plan = ({ layer, wiring, N }: (typeof models)[string]): Plan => ({
    net: network(layer, { D: firstSymbol.inputs, H: UNITS, K: firstSymbol.outputs, wiring, ...(N ? { N } : {}) }),
    task: firstSymbol,
    seed,
    steps,
    batch: BATCH,
    learningRate: 0.01,
    length: () => distance,
  });
  return yield* runExperiment({
    plans: Object.fromEntries(Object.entries(models).map(([name, model]) => [name, plan(model)])),
    evaluation: { every: EVERY, first: 0, of: (trainer) => trainer.score(FRESH, distance, 'fresh').accuracy },
    goal: { reached: (accuracy) => accuracy >= LEARNED, times: 2 },
    loaded,
    frame: ({ runs, step, isRoundOver, wasEvaluated }): DistanceFrame | undefined =>
      isRoundOver && wasEvaluated
        ? {
            distance,
            step,
            steps,
            carriers: runs.map(({ name, findings: { results, solved } }) => ({
              name,
              title: models[name].title,
              curve: results.map(({ step: at, result }) => [at, result]),
              learned: solved,
            })),
          }
        : undefined,
  });
}
