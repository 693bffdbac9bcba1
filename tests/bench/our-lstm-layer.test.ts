import { beforeAll, describe, expect, test } from 'vitest';
import { model as functional, input, layers, models, type SymbolicTensor, sequential } from '../../src/bench/layers.ts';
import { modelRunner } from '../../src/bench/layers-model.ts';
import { OurLstm } from '../../src/bench/our-lstm-layer.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { type Tensor, tensor } from '../../src/engine/tfjs.ts';
import { apart, proof, tiny } from './sizes.ts';

const [B, T, D, H] = [3, 4, 2, 5];
const shared: Parameters<typeof layers.lstm>[0] = {
  units: H,
  inputShape: [T, D],
  recurrentActivation: 'sigmoid',
  kernelInitializer: 'zeros',
  recurrentInitializer: 'zeros',
};
let x: Tensor;
let weights: Tensor[];

beforeAll(async () => {
  await startEngine();
  const numbers = (shape: number[]) =>
    tensor(
      Float32Array.from({ length: shape.reduce((a, b) => a * b) }, (_, k) => Math.sin(1 + 7 * k)),
      shape,
    );
  x = numbers([B, T, D]);
  weights = [numbers([D, 4 * H]), numbers([H, 4 * H]), numbers([4 * H])];
});

function outputOf(layer: ReturnType<typeof layers.lstm>): number[] {
  const model = sequential({ layers: [layer] });
  model.setWeights(weights.slice(0, model.getWeights().length));
  return Array.from((model.predict(x) as Tensor).dataSync());
}

test('the first ten losses are those of the stock layer', async () => {
  const given = tiny('train', 'lstm');
  const stock = await proof(
    modelRunner(given, (settings) => layers.lstm(settings)),
    10,
  );
  const ours = await proof(
    modelRunner(given, (settings) => new OurLstm(settings)),
    10,
  );
  expect(new Set(ours).size).toBe(10);
  expect(apart(ours, stock, true)).toBeLessThanOrEqual(1e-4);
});

describe('our layer in the place of the stock one gives', () => {
  test.each([true, false])('the same for the whole sequence or the last output (%s)', (returnSequences) => {
    const settings = { ...shared, returnSequences };
    const ours = outputOf(new OurLstm(settings));
    expect(ours.length).toBe(B * H * (returnSequences ? T : 1));
    expect(apart(ours, outputOf(layers.lstm(settings)), false)).toBeLessThanOrEqual(1e-6);
  });

  test.each([
    { activation: 'relu' as const },
    { recurrentActivation: 'hardSigmoid' as const },
    { goBackwards: true },
    { dropout: 0.5 },
    { useBias: false },
  ])('the same with %o, which it leaves to the stock layer', (more) => {
    const settings = { ...shared, ...more };
    expect(outputOf(new OurLstm(settings))).toEqual(outputOf(layers.lstm(settings)));
  });

  test('the last states too, when asked for them', () => {
    const states = (layer: ReturnType<typeof layers.lstm>) => {
      const start = input({ shape: [T, D] });
      const net = functional({ inputs: start, outputs: layer.apply(start) as SymbolicTensor[] });
      net.setWeights(weights);
      return (net.predict(x) as Tensor[]).map((part) => Array.from(part.dataSync()));
    };
    const settings = { ...shared, returnState: true };
    const [ours, stock] = [states(new OurLstm(settings)), states(layers.lstm(settings))];
    expect(ours.length).toBe(3);
    ours.forEach((part, k) => expect(apart(part, stock[k]!, false)).toBeLessThanOrEqual(1e-6));
  });
});

test('a saved model is loaded with our layer in it', async () => {
  const model = sequential({ layers: [new OurLstm(shared)] });
  model.setWeights(weights);
  const loaded = await models.modelFromJSON(model.toJSON(null, false) as never);
  loaded.setWeights(weights);
  expect(loaded.layers[0]).toBeInstanceOf(OurLstm);
  const [again, before] = [loaded, model].map((one) => Array.from((one.predict(x) as Tensor).dataSync()));
  expect(again).toEqual(before);
});
