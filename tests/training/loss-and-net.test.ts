import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { mul, type Tensor3D, tensor1d, tensor2d, tensor3d } from '../../src/engine/tfjs.ts';
import type { Layer, Tensors } from '../../src/models/cell.ts';
import { Random } from '../../src/random.ts';
import { accuracy, crossEntropy, lossOf, toTensors } from '../../src/training/loss.ts';
import { layerWeights, network, parameterCount } from '../../src/training/network.ts';

beforeAll(async () => {
  await startEngine();
});

describe('the loss', () => {
  // Two sequences of two steps with three classes; the last step of the second does not count.
  const batch = {
    x: new Float32Array(4),
    y: Int32Array.from([0, 2, 1, 1]),
    scored: Float32Array.from([1, 1, 1, 0]),
    B: 2,
    T: 2,
  };
  const scores = () =>
    tensor3d([
      [
        [1, 2, 3],
        [0, 0, 5],
      ],
      [
        [4, 5, 0],
        [9, 0, 0],
      ],
    ]);
  const surprise = (row: number[], right: number) =>
    Math.log(row.reduce((sum, score) => sum + Math.exp(score), 0)) - row[right];

  test('is the mean of −log softmax at the right classes, over the scored answers only', () => {
    const byHand = (surprise([1, 2, 3], 0) + surprise([0, 0, 5], 2) + surprise([4, 5, 0], 1)) / 3;
    expect(crossEntropy(scores(), toTensors(batch)).dataSync()[0]).toBeCloseTo(byHand, 5);
  });

  test('comes with the share of scored answers that have the highest score', () => {
    expect(accuracy(scores(), toTensors(batch))).toBeCloseTo(2 / 3, 6);
  });

  test('calls a net that is always right exactly right, however many answers there are', () => {
    const [B, T] = [9, 1111];
    const each = B * T;
    const scored = new Float32Array(each).fill(1);
    const many = { x: new Float32Array(each), y: new Int32Array(each), scored, B, T };
    const sure = tensor3d(
      Float32Array.from({ length: 2 * each }, (_, at) => Number(at % 2 === 0)),
      [B, T, 2],
    );
    expect(accuracy(sure, toTensors(many))).toBe(1);
  });

  test('of numbers is the mean squared error of the scored ones, and right are those off by less than 0.1', () => {
    const numbers = toTensors({ ...batch, target: Float32Array.from([1, 2, 3, 9]) });
    const answers = tensor3d([
      [[1.05], [4]],
      [[3], [0]],
    ]);
    expect(lossOf(answers, numbers).dataSync()[0]).toBeCloseTo((0.05 ** 2 + 4) / 3, 5);
    expect(accuracy(answers, numbers)).toBeCloseTo(2 / 3, 6);
  });

  test('is 0 where nothing is scored', () => {
    const tensors = toTensors({ ...batch, scored: new Float32Array(4) });
    expect([crossEntropy(scores(), tensors).dataSync()[0], accuracy(scores(), tensors)]).toEqual([0, 0]);
  });
});

describe('a net', () => {
  /** A layer that multiplies by its one weight. */
  const scaling: Layer = { weights: () => ({ s: tensor1d([7]) }), apply: ({ s }, x) => mul(x, s) };
  const given = (): Tensors => ({
    'layer.s': tensor1d([10]),
    E: tensor2d([
      [1, 0],
      [2, 1],
    ]),
    ε: tensor1d([0, 3]),
    V: tensor2d([
      [1, 1],
      [0, 1],
      [1, 0],
    ]),
    v: tensor1d([0, 0, 5]),
  });
  const x = (): Tensor3D => tensor3d([[[2, -1]]]);
  const scoresOf = (wiring: 'direct' | 'projected' | 'residual') => [
    ...network(scaling, { D: 2, H: 2, K: 3, wiring }).scores(given(), x()).dataSync(),
  ];

  test('wired directly hands x to the layer and reads the scores from what it gives: V y + v', () => {
    expect(scoresOf('direct')).toEqual([20 - 10, -10, 20 + 5]);
  });

  test('with a projection hands E x + ε to the layer', () => {
    expect(scoresOf('projected')).toEqual([20 + 60, 60, 20 + 5]);
  });

  test('with a residual adds to the layer’s output what went into it', () => {
    expect(scoresOf('residual')).toEqual([22 + 66, 66, 22 + 5]);
  });

  test('names the weights of the layer so that they can be had back', () => {
    const weights = network(scaling, { D: 2, H: 2, K: 3, wiring: 'direct' }).weights(new Random(1));
    expect(Object.keys(weights)).toEqual(['layer.s', 'V', 'v']);
    expect([...layerWeights(weights).s.dataSync()]).toEqual([7]);
  });

  test('counts its parameters: the layer’s, E and ε if projected, V and v', () => {
    expect(parameterCount(network(scaling, { D: 2, H: 4, K: 3, wiring: 'direct' }))).toBe(1 + 3 * 4 + 3);
    expect(parameterCount(network(scaling, { D: 2, H: 4, K: 3, wiring: 'residual' }))).toBe(1 + 4 * 2 + 4 + 3 * 4 + 3);
  });
});
