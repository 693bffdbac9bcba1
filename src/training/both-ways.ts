/** A model that reads forward beside one that reads both ways, trained in turns on the same task. */
import type { Weights } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { softmax } from '../engine/tfjs.ts';
import type { Layer } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { bidirectional } from '../models/parts/bidirectional.ts';
import { recurrent } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { type Side, type Token, tagging, tokensOf } from '../tasks/tagging.ts';
import { runExperiment } from './experiment.ts';
import { toTensors } from './loss.ts';
import { network } from './network.ts';
import type { Plan, Trainer } from './train.ts';

/** Accuracy on fresh sequences by step, and for one sequence the probability that the model gives to ▲ at every item. */
interface Reader {
  title: string;
  curve: [step: number, accuracy: number][];
  leaning: number[];
}
/** `tokens` is the sequence that both tag, `asked` the place of the item, `answer` its class. */
export interface BothWaysFrame {
  step: number;
  steps: number;
  side: Side;
  tokens: Token[];
  asked: number;
  answer: number;
  readers: Reader[];
}

const [UNITS, LENGTH, FRESH, EVERY] = [16, 12, 128, 10];

/** Equal units: 16 forward, or 8 each way. */
const layers: Record<string, Layer> = {
  forward: recurrent(gru()) as Layer,
  both: bidirectional(recurrent(gru()) as Layer),
};

/** Trains both for `steps` steps, or tests weights that are given; returns the weights. */
export function* trainBothWays(
  side: Side,
  distance: number,
  seed: number,
  steps: number,
  loaded?: Weights,
): Generator<BothWaysFrame, Weights> {
  const task = tagging(side, distance);
  const plan = (layer: Layer): Plan => ({
    net: network(layer, { D: task.inputs, H: UNITS, K: 2, wiring: 'direct' }),
    task,
    seed,
    steps,
    batch: 32,
    learningRate: 0.02,
    length: () => LENGTH,
  });
  const example = task.batch(new Random(seed, 'example'), 1, LENGTH);
  const tokens = tokensOf(
    Array.from({ length: LENGTH }, (_, t) => [...example.x.slice(t * task.inputs, (t + 1) * task.inputs)]),
  );
  const asked = tokens.indexOf('?');
  const leaning = ({ plan: { net: model }, weights }: Trainer) =>
    scope(() => {
      const probabilities = softmax(model.scores(weights, toTensors(example).x)).dataSync();
      return Array.from({ length: LENGTH }, (_, t) => probabilities[2 * t + 1]);
    });
  return yield* runExperiment({
    plans: Object.fromEntries(Object.entries(layers).map(([name, layer]) => [name, plan(layer)])),
    evaluation: {
      every: EVERY,
      first: 0,
      of: (trainer) => ({
        accuracy: trainer.score(FRESH, LENGTH, 'fresh').accuracy,
        leaning: leaning(trainer),
      }),
    },
    loaded,
    frame: ({ runs, step, isRoundOver, wasEvaluated }): BothWaysFrame | undefined =>
      isRoundOver && wasEvaluated
        ? {
            step,
            steps,
            side,
            tokens,
            asked,
            answer: example.y[asked],
            readers: runs.map(({ name, findings: { results } }) => ({
              title: name,
              curve: results.map(({ step: at, result }) => [at, result.accuracy]),
              leaning: results.at(-1)!.result.leaning,
            })),
          }
        : undefined,
  });
}
