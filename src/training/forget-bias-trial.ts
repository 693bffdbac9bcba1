/** An LSTM from several forget biases: what it keeps before training, and how it learns to remember over a distance. */
import { scope } from '../engine/scope.ts';
import { mean, mul, ones, type Tensor, type Tensor2D } from '../engine/tfjs.ts';
import { type LstmWeights, lstmWithForgetBias } from '../models/lstm/cell.ts';
import { recurrent, unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { firstSymbol } from '../tasks/first-symbol.ts';
import { toTensors } from './loss.ts';
import { layerWeights, network } from './network.ts';
import { Trainer } from './train.ts';

/** The biases that are compared. */
export const BIASES = [0, 1, 2, 4];
/** Losses are averaged over so many training steps. */
export const WINDOW = 10;
/** Below this loss the symbol is as good as always right; guessing costs ln 4 ≈ 1.39. */
export const SOLVED = 0.1;
const [UNITS, BATCH, RATE] = [16, 16, 0.01];

/** Parts of a value that are left after 0, 1, … steps, before training, and the mean loss of each window of training. */
export interface BiasRun {
  kept: number[];
  curve: number[];
}
export type BiasRuns = Record<string, BiasRun>;

export interface BiasTrial {
  distance: number;
  steps: number;
  seed: number;
}

const trainerFor = (bias: number, { distance, steps, seed }: BiasTrial) => {
  const { inputs: D, outputs: K } = firstSymbol;
  const net = network(recurrent(lstmWithForgetBias(bias)), { D, H: UNITS, K, wiring: 'direct' });
  return new Trainer({ net, task: firstSymbol, seed, steps, batch: BATCH, length: () => distance, learningRate: RATE });
};

/** The mean product of the forget gates along the sequences of a batch: what is left of a value written before them. */
function keptBy({ weights }: Trainer, bias: number, { distance, seed }: BiasTrial): number[] {
  return scope(() => {
    const { x } = toTensors(firstSymbol.batch(new Random(seed, 'kept'), BATCH, distance));
    const { gates } = unroll(lstmWithForgetBias(bias), layerWeights(weights) as LstmWeights, x);
    let product: Tensor = ones([BATCH, UNITS]) as Tensor2D;
    return gates.map(({ f }) => {
      product = mul(product, f);
      return Number(mean(product).dataSync()[0].toPrecision(4));
    });
  });
}

/** Trains the LSTM from each bias; a frame after each window of training steps of each. */
export function* trainFromBiases(trial: BiasTrial, biases: string[] = BIASES.map(String)): Generator<BiasRuns> {
  const trainers = biases.map((bias) => ({ bias, trainer: trainerFor(Number(bias), trial) }));
  try {
    const runs: BiasRuns = Object.fromEntries(
      trainers.map(({ bias, trainer }) => [bias, { kept: [1, ...keptBy(trainer, Number(bias), trial)], curve: [] }]),
    );
    for (let window = 0; window < trial.steps / WINDOW; window++) {
      for (const { bias, trainer } of trainers) {
        const losses = Array.from({ length: WINDOW }, () => trainer.next().loss);
        runs[bias]?.curve.push(Number((losses.reduce((sum, loss) => sum + loss, 0) / WINDOW).toPrecision(4)));
      }
      yield structuredClone(runs);
    }
  } finally {
    for (const { trainer } of trainers) trainer.dispose();
  }
}

/** The training step by which a run has solved the task for good; null where it has not. */
export function solvedAt({ curve }: BiasRun): number | null {
  const lastBad = curve.findLastIndex((loss) => loss >= SOLVED);
  return lastBad === curve.length - 1 ? null : (lastBad + 2) * WINDOW;
}
