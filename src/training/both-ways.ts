/** A net that reads forward beside one that reads both ways, trained in turns on the same task. */

import type { Weights } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { softmax } from '../engine/tfjs.ts';
import type { Layer, Tensors } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { bidirectional } from '../models/parts/bidirectional.ts';
import { recurrent } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { type Side, type Token, tagging, tokensOf } from '../tasks/tagging.ts';
import { evaluate } from './evaluate.ts';
import { fromFile, toFile } from './loaded.ts';
import { toTensors } from './loss.ts';
import { type Net, net } from './net.ts';
import { type Plan, Trainee } from './train.ts';

/** Accuracy on fresh sequences by step, and for one sequence the share that the net gives to ▲ at every item. */
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
const layers: Record<string, { title: string; layer: Layer }> = {
  forward: { title: 'forward', layer: recurrent(gru()) as Layer },
  both: { title: 'both', layer: bidirectional(recurrent(gru()) as Layer) },
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
  const readers = Object.entries(layers).map(([name, { title, layer }]) => {
    const plan: Plan = {
      net: net(layer, { D: task.inputs, H: UNITS, K: 2, wiring: 'direct' }),
      task,
      seed,
      steps,
      batch: 32,
      learningRate: 0.02,
      length: () => LENGTH,
    };
    return { name, plan, trainee: new Trainee(plan), reader: { title, curve: [], leaning: [] } as Reader };
  });
  const example = task.batch(new Random(seed, 'example'), 1, LENGTH);
  const tokens = tokensOf(
    Array.from({ length: LENGTH }, (_, t) => [...example.x.slice(t * task.inputs, (t + 1) * task.inputs)]),
  );
  const asked = tokens.indexOf('?');
  const look = (step: number) => {
    for (const { plan, trainee, reader } of readers) {
      reader.curve.push([
        step,
        evaluate(plan.net, trainee.weights, task, new Random(seed, 'fresh'), FRESH, LENGTH).accuracy,
      ]);
      reader.leaning = leaning(plan.net, trainee.weights);
    }
    return {
      step,
      steps,
      side,
      tokens,
      asked,
      answer: example.y[asked]!,
      readers: readers.map(({ reader }) => ({ ...reader, curve: [...reader.curve] })),
    };
  };
  const leaning = (of: Net, weights: Tensors) =>
    scope(() => {
      const shares = softmax(of.scores(weights, toTensors(example).x)).dataSync();
      return Array.from({ length: LENGTH }, (_, t) => shares[2 * t + 1]!);
    });
  try {
    if (loaded) readers.forEach(({ name, trainee }) => fromFile(name, loaded, trainee.weights));
    yield look(0);
    for (let step = 1; !loaded && step <= steps; step++) {
      for (const { trainee } of readers) trainee.next();
      if (step % EVERY === 0 || step === steps) yield look(step);
    }
    return Object.assign({}, ...readers.map(({ name, trainee }) => toFile(name, trainee.weights)));
  } finally {
    for (const { trainee } of readers) trainee.dispose();
  }
}
