/** Five nets of sixteen units, each trained to carry one symbol over the same distance. */

import type { Weights } from '../define.ts';
import { attention } from '../models/attention/layer.ts';
import type { Layer } from '../models/cell.ts';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { mamba } from '../models/mamba/layer.ts';
import { elman } from '../models/rnn/cell.ts';
import { recurrent } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { firstSymbol } from '../tasks/first-symbol.ts';
import { evaluate } from './evaluate.ts';
import { fromFile, toFile } from './loaded.ts';
import { net, type Wiring } from './net.ts';
import { type Plan, Trainee } from './train.ts';

/** How a net stands: its accuracy on fresh sequences by step, and the step at which it had learned the task, if it has. */
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
const nets: Record<string, { title: string; layer: Layer; wiring: Wiring; N?: number }> = {
  rnn: { title: 'RNN', layer: recurrent(elman()) as Layer, wiring: 'direct' },
  lstm: { title: 'LSTM', layer: recurrent(lstm) as Layer, wiring: 'direct' },
  gru: { title: 'GRU', layer: recurrent(gru()) as Layer, wiring: 'direct' },
  mamba: { title: 'Mamba', layer: mamba() as Layer, wiring: 'residual', N: 4 },
  attention: { title: 'Attention', layer: attention() as Layer, wiring: 'residual' },
};

/**
 * Trains all in turns, and returns their weights; a net that has learned the task twice in a row rests. Where weights are
 * given, they are not trained but tested.
 */
export function* trainOverDistance(
  distance: number,
  seed: number,
  steps: number,
  loaded?: Weights,
): Generator<DistanceFrame, Weights> {
  const racers = Object.entries(nets).map(([name, { title, layer, wiring, N }]) => {
    const plan: Plan = {
      net: net(layer, { D: firstSymbol.inputs, H: UNITS, K: firstSymbol.outputs, wiring, ...(N ? { N } : {}) }),
      task: firstSymbol,
      seed,
      steps,
      batch: BATCH,
      learningRate: 0.01,
      length: () => distance,
    };
    return {
      plan,
      trainee: new Trainee(plan),
      resting: false,
      carrier: { name, title, curve: [], learned: null } as Carrier,
    };
  });
  const look = (step: number): DistanceFrame => {
    for (const racer of racers.filter(({ resting }) => !resting)) {
      const { plan, trainee, carrier } = racer;
      const { accuracy } = evaluate(plan.net, trainee.weights, firstSymbol, new Random(seed, 'fresh'), FRESH, distance);
      carrier.curve.push([step, accuracy]);
      racer.resting = accuracy >= LEARNED && carrier.learned !== null;
      carrier.learned = accuracy >= LEARNED ? (carrier.learned ?? step) : null;
    }
    return {
      distance,
      step,
      steps,
      carriers: racers.map(({ carrier }) => ({ ...carrier, curve: [...carrier.curve] })),
    };
  };
  try {
    if (loaded) for (const { trainee, carrier } of racers) fromFile(carrier.name, loaded, trainee.weights);
    yield look(0);
    for (let step = 1; !loaded && step <= steps && racers.some(({ resting }) => !resting); step++) {
      for (const racer of racers.filter(({ resting }) => !resting)) racer.trainee.next();
      if (step % EVERY === 0 || step === steps) yield look(step);
    }
    return Object.assign({}, ...racers.map(({ trainee, carrier }) => toFile(carrier.name, trainee.weights)));
  } finally {
    for (const { trainee } of racers) trainee.dispose();
  }
}
