/** A model of tf.layers around one recurrent layer: how stock layers, and our layer in their place, are run. */

import type { Optimizer, Scalar, Tensor, Tensor2D, Tensor3D, Variable } from '../engine/tfjs.ts';
import { dispose, mean, squaredDifference, tensor, tidy } from '../engine/tfjs.ts';
import { adam } from './adam-loop.ts';
import type { Given } from './family.ts';
import { layers, sequential } from './layers.ts';
import { type Runner, runner, streamRunner } from './runner.ts';
import { recurrentWeights, reordered, turned } from './weights.ts';

/** Makes a recurrent layer of tf.layers from its settings. */
export type MakeLayer = (settings: Parameters<typeof layers.lstm>[0]) => ReturnType<typeof layers.lstm>;

/** Runs a layer on the given: trained with a head of one unit, streamed as a stateful layer, or on a whole sequence. */
export function modelRunner(given: Given, make: MakeLayer, makeOptimizer: () => Optimizer = adam): Runner {
  const { mode, B, T, D, H, x } = given;
  const isStream = mode === 'stream';
  const layer = make({
    units: H,
    recurrentActivation: 'sigmoid',
    stateful: isStream,
    returnSequences: mode === 'sequence',
    ...(isStream ? { batchInputShape: [1, 1, D] } : { inputShape: [T, D] }),
    // Replaced below; the usual ones draw at random, which takes its time.
    kernelInitializer: 'zeros',
    recurrentInitializer: 'zeros',
  });
  const head = mode === 'train' ? [layers.dense({ units: 1, kernelInitializer: 'zeros' })] : [];
  const model = sequential({ layers: [layer, ...head] });
  tidy(() => model.setWeights(layersWeights(given)));
  // The layer itself, because `model.predict` takes up to twice as long for one step.
  if (isStream) {
    const step = (x: Float32Array) => {
      const input = tensor(x, [1, 1, D]);
      const h = layer.apply(input) as Tensor;
      const numbers = h.dataSync();
      dispose([input, h]);
      return numbers as Float32Array;
    };
    return streamRunner(
      given,
      step,
      () => layer.resetStates(),
      () => {
        dispose((layer as unknown as { states: Tensor[] }).states);
        model.dispose();
      },
    );
  }
  const input = tensor(x, [B, T, D]) as Tensor3D;
  if (mode === 'sequence') {
    const step = () => tidy(() => (layer.apply(input) as Tensor).dataSync() as Float32Array);
    return runner(given, step, () => {
      model.dispose();
      input.dispose();
    });
  }
  const y = tensor(given.y, [B, 1]) as Tensor2D;
  const optimizer = makeOptimizer();
  const learning = model.trainableWeights.map((weight) => weight.read() as Variable);
  const loss = () => mean(squaredDifference(model.apply(input, { training: true }) as Tensor, y)) as Scalar;
  // `trainOnBatch` does the same and takes as long.
  const step = () => {
    const value = optimizer.minimize(loss, true, learning)!;
    const [number] = value.dataSync();
    value.dispose();
    return number!;
  };
  return runner(given, step, () => {
    optimizer.dispose();
    model.dispose();
    dispose([input, y]);
  });
}

/** The weights in the shapes and the order of tf.layers: matrices turned over, gates z r h for the GRU, one bias. */
function layersWeights(given: Given): Tensor[] {
  const {
    mode,
    family,
    H,
    head: { V, v },
  } = given;
  const { W, U, b, gates } = recurrentWeights(given);
  const order = family === 'gru' ? [1, 0, 2] : Array.from({ length: gates }, (_, k) => k);
  const G = gates * H;
  const kernel = (matrix: Float32Array) =>
    tensor(turned(reordered(matrix, matrix.length / gates, order), G), [matrix.length / G, G]);
  const own = [kernel(W), kernel(U), tensor(reordered(b, H, order))];
  return mode === 'train' ? [...own, tensor(V, [H, 1]), tensor(v)] : own;
}
