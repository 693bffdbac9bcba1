/** A net that reads forward beside one that reads both ways, trained in turns on the same task. */
import { bidirectional } from '../cells/bidirectional.ts';
import type { Layer, Tensors } from '../cells/cell.ts';
import { gru } from '../cells/gru.ts';
import { recurrent } from '../cells/unroll.ts';
import type { Weights } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { softmax } from '../engine/tfjs.ts';
import { Random } from '../random.ts';
import { type Side, type Token, tagging, tokensOf } from '../tasks/tagging.ts';
import { evaluate } from './evaluate.ts';
import { fromFile, toFile } from './loaded.ts';
import { toTensors } from './loss.ts';
import { type Net, net } from './net.ts';
import { type Plan, Trainer } from './train.ts';

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
    return { name, plan, trainer: new Trainer(plan), reader: { title, curve: [], leaning: [] } as Reader };
  });
  const example = task.batch(new Random(seed, 'example'), 1, LENGTH);
  const tokens = tokensOf(
    Array.from({ length: LENGTH }, (_, t) => [...example.x.slice(t * task.inputs, (t + 1) * task.inputs)]),
  );
  const asked = tokens.indexOf('?');
  const look = (step: number) => {
    for (const { plan, trainer, reader } of readers) {
      reader.curve.push([
        step,
        evaluate(plan.net, trainer.weights, task, new Random(seed, 'fresh'), FRESH, LENGTH).accuracy,
      ]);
      reader.leaning = leaning(plan.net, trainer.weights);
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
    if (loaded) readers.forEach(({ name, trainer }) => fromFile(name, loaded, trainer.weights));
    yield look(0);
    for (let step = 1; !loaded && step <= steps; step++) {
      for (const { trainer } of readers) trainer.next();
      if (step % EVERY === 0 || step === steps) yield look(step);
    }
    return Object.assign({}, ...readers.map(({ name, trainer }) => toFile(name, trainer.weights)));
  } finally {
    for (const { trainer } of readers) trainer.dispose();
  }
}
