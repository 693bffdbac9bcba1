/** A recurrent network that forecasts several steps at once, and how its training ends: by the block before the tests. */
import type { Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { expandDims, pad, reshape, slice, tensor, tidy } from '../../engine/tfjs.ts';
import type { Layer, Tensors } from '../../models/cell.ts';
import { gru } from '../../models/gru/cell.ts';
import { lstm } from '../../models/lstm/cell.ts';
import { recurrent } from '../../models/unroll.ts';
import { emptyBatch, type Task } from '../../tasks/task.ts';
import { layerWeights, type Network, network, readout } from '../network.ts';
import { linearDecay } from '../optimizer.ts';
import type { Plan } from '../train.ts';
import type { Examples, Framing } from './examples.ts';
import type { NetworkName } from './words.ts';

const LAYERS: Record<NetworkName, () => Layer> = {
  gru: () => recurrent(gru()) as Layer,
  lstm: () => recurrent(lstm) as Layer,
};

const BATCH = 64;

/**
 * The layer's last hidden state gives all forecasts at once. They stand at the last positions of the window, so that
 * losses and batches are those of every other task; x is [B,window,1].
 */
function forecaster(layer: Layer, H: number, ahead: number): Network {
  const whole = network(layer, { D: 1, H, K: ahead, wiring: 'direct' });
  return {
    weights: whole.weights,
    scores(weights, x) {
      const [B, T] = x.shape;
      const h = layer.apply(layerWeights(weights), x);
      const last = reshape(slice(h, [0, T - 1, 0], [B, 1, H]), [B, H]) as Tensor2D;
      return expandDims(
        pad(readout(weights, last), [
          [0, 0],
          [T - ahead, 0],
        ]),
        2,
      ) as Tensor3D;
    },
  };
}

/** Examples as batches, drawn from the first block. */
const taskOf = ({ learn, inputs, answers }: Examples, { window, ahead }: Framing): Task => ({
  title: 'Forecasting several steps',
  inputs: 1,
  outputs: 1,
  chance: 0,
  batch(random, size) {
    const batch = { ...emptyBatch(size, window, 1), target: new Float32Array(size * window) };
    for (let row = 0; row < size; row++) {
      const origin = learn[random.below(learn.length)];
      const end = (row + 1) * window;
      batch.x.set(inputs(origin), end - window);
      batch.target.set(answers(origin), end - ahead);
      batch.scored.fill(1, end - ahead, end);
    }
    return batch;
  },
});

/** How a network of H units is trained on examples. */
export const planFor = (
  name: NetworkName,
  examples: Examples,
  framing: Framing,
  { units, steps, learningRate, seed }: { units: number; steps: number; learningRate: number; seed: number },
): Plan => ({
  net: forecaster(LAYERS[name](), units, framing.ahead),
  task: taskOf(examples, framing),
  seed,
  steps,
  batch: BATCH,
  length: () => framing.window,
  learningRate: linearDecay(learningRate, steps),
});

/** What a network answers at some origins: rows of `ahead` numbers. */
export function answersAt(
  net: Network,
  weights: Tensors,
  { inputs }: Examples,
  { window, ahead }: Framing,
  origins: number[],
): number[][] {
  return tidy(() => {
    const x = tensor(origins.flatMap(inputs), [origins.length, window, 1]) as Tensor3D;
    const scores = net.scores(weights, x).dataSync();
    return origins.map((_, k) => Array.from(scores.slice((k + 1) * window - ahead, (k + 1) * window)));
  });
}

/** The mean squared error of a network's answers at some origins. */
export function lossAt(
  net: Network,
  weights: Tensors,
  examples: Examples,
  framing: Framing,
  origins: number[],
): number {
  const errors = answersAt(net, weights, examples, framing, origins).map((row, k) => {
    const right = examples.answers(origins[k]);
    return row.reduce((sum, answer, h) => sum + (answer - right[h]) ** 2, 0) / row.length;
  });
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}
