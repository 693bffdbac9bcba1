import { beforeAll, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { eye, memory, mul, type Tensor2D, tensor2d, zeros } from '../../src/engine/tfjs.ts';
import { rnn } from '../../src/models/rnn/cell.ts';
import { Random } from '../../src/random.ts';
import { gradientByLag, spectralRadius } from '../../src/training/gradient-lag.ts';

beforeAll(async () => {
  await startEngine();
});

test('the spectral radius is the largest eigenvalue’s size, also of a rotation or a lopsided matrix', () => {
  expect(
    spectralRadius(
      tensor2d([
        [0.5, 0],
        [0, -2],
      ]),
    ),
  ).toBeCloseTo(2, 3);
  expect(
    spectralRadius(
      tensor2d([
        [0, -3],
        [3, 0],
      ]),
    ),
  ).toBeCloseTo(3, 3);
  expect(
    spectralRadius(
      tensor2d([
        [0.9, 100],
        [0, 0.1],
      ]),
    ),
  ).toBeCloseTo(0.9, 2);
});

test.each([0.5, 1, 1.2])('a linear network that multiplies its state by %s does so to the gradient', (factor) => {
  const cell = rnn('identity');
  const H = 4;
  const weights = { ...cell.weights({ D: 3, H }, new Random(1)), U: mul(eye(H), factor) as Tensor2D };
  const before = memory().numTensors;
  const norms = gradientByLag(cell, weights, new Random(2), { steps: 12, inputs: 3 });
  expect(memory().numTensors).toBe(before);
  expect(norms.length).toBe(12);
  norms.forEach((norm, lag) => expect(norm / factor ** lag).toBeCloseTo(1, 4));
});

test('in a squashing network the same matrix lets less through, the more the larger the inputs are', () => {
  const cell = rnn('tanh');
  const weights = { ...cell.weights({ D: 3, H: 4 }, new Random(1)), U: eye(4) as Tensor2D, b: zeros([4]) as never };
  const at10 = (inputScale: number) =>
    gradientByLag(cell, weights, new Random(2), { steps: 12, inputs: 3, inputScale })[10];
  expect(at10(1)).toBeLessThan(at10(0.1));
  expect(at10(0.1)).toBeLessThan(1);
});
