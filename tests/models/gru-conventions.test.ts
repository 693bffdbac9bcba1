import { layers } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../../src/engine/tfjs.ts';
import { add, concat, eye, fill, mul, slice, sub, tensor, zeros } from '../../src/engine/tfjs.ts';
import { type GruWeights, gru } from '../../src/models/gru/cell.ts';
import {
  fromKeras,
  fromPyTorch,
  gruOtherSign,
  otherSign,
  toKeras,
  toPyTorch,
} from '../../src/models/gru/conventions.ts';
import { unroll } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';
import { difference } from './layers.ts';
import { stockOutput } from './stock.ts';

const [B, T, D, H] = [3, 8, 5, 6];
const random = new Random(11);
const draw = (...shape: number[]) =>
  tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => 0.7 * random.normal()),
    shape,
  ) as never;
let x: Tensor3D;
let weights: GruWeights;

beforeAll(async () => {
  await startEngine();
  x = draw(B, T, D);
  weights = { W: draw(3 * H, D), U: draw(3 * H, H), b: draw(3 * H), d: draw(H) };
});

const outputs = (cell: ReturnType<typeof gru>, given = weights) => unroll(cell, given, x).h.arraySync();
const numbers = (tensors: Record<string, Tensor>) => Object.values(tensors).map((one) => one.arraySync()) as number[][];

describe('weights of the GRU', () => {
  test.each(['after', 'before'] as const)('go to Keras and back without changing the function (reset %s)', (reset) => {
    const back = fromKeras(toKeras(weights, reset));
    expect(difference(outputs(gru(reset), back), outputs(gru(reset)))).toBeLessThanOrEqual(1e-6);
  });

  test('go to PyTorch and back unchanged', () => {
    expect(difference(numbers(fromPyTorch(toPyTorch(weights))), numbers(weights))).toBeLessThanOrEqual(1e-6);
  });

  test('take PyTorch’s two biases of r and z as their sum', () => {
    const torch = toPyTorch(weights);
    const [r, z, n] = [draw(H), draw(H), zeros([H])] as Tensor1D[];
    const moved = concat([r, z, n]) as Tensor1D;
    const [bias_ih_l0, bias_hh_l0] = [add(torch.bias_ih_l0, moved), sub(torch.bias_hh_l0, moved)] as Tensor1D[];
    const back = fromPyTorch({ ...torch, bias_ih_l0, bias_hh_l0 });
    expect(difference(numbers(back), numbers(weights))).toBeLessThanOrEqual(1e-6);
  });

  test('in Keras’ order run the stock layer of tfjs to the same output (reset before)', () => {
    const { kernel, recurrentKernel, bias } = toKeras(weights, 'before');
    const layer = layers.gru({
      units: H,
      inputShape: [T, D],
      returnSequences: true,
      recurrentActivation: 'sigmoid',
      recurrentInitializer: 'zeros',
    });
    const theirs = stockOutput(layer, [kernel, recurrentKernel, bias], x);
    expect(difference(theirs, outputs(gru('before')))).toBeLessThanOrEqual(2e-6);
  });

  test('with the rows of z turned round serve the formula in which z weighs the candidate', () => {
    expect(difference(outputs(gruOtherSign(), otherSign(weights)), outputs(gru()))).toBeLessThanOrEqual(1e-6);
    expect(difference(outputs(gruOtherSign()), outputs(gru()))).toBeGreaterThan(0.1);
    expect(numbers(otherSign(otherSign(weights)))).toEqual(numbers(weights));
  });
});

describe('resetting before and after the product', () => {
  const rows = (matrix: Tensor, from: number, count: number) => slice(matrix, [from], [count]);

  test('are different functions of the same weights', () => {
    expect(difference(outputs(gru('before')), outputs(gru('after')))).toBeGreaterThan(0.05);
  });

  test('agree where the reset gate is open', () => {
    const given = { ...weights, b: concat([fill([H], 40), rows(weights.b, H, 2 * H)]) as Tensor1D };
    expect(difference(outputs(gru('before'), given), outputs(gru('after'), given))).toBeLessThanOrEqual(1e-6);
  });

  test('agree where every unit recalls only itself, without the inner bias', () => {
    const U = concat([rows(weights.U, 0, 2 * H), mul(eye(H), 1.5)]) as Tensor2D;
    const given = { ...weights, U, d: zeros([H]) as Tensor1D };
    expect(difference(outputs(gru('before'), given), outputs(gru('after'), given))).toBeLessThanOrEqual(1e-6);
    const withBias = { ...given, d: weights.d };
    expect(difference(outputs(gru('before'), withBias), outputs(gru('after'), withBias))).toBeGreaterThan(0.05);
  });
});
