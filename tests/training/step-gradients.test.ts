import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory, type Scalar, sum, tensor2d, tensor3d } from '../../src/engine/tfjs.ts';
import { rnn } from '../../src/models/rnn/cell.ts';
import {
  backThroughTime,
  errorsByStep,
  fractionsOf,
  freshStepGradients,
  gradientsByStep,
  partsMiss,
  windowCosine,
} from '../../src/training/step-gradients.ts';

beforeAll(() => startEngine());

test('a linear network of one unit has at each step the part that the chain rule gives by hand', () => {
  // h_t = u h_{t-1} + x_t with u = 2 and x = 1, 1, 1: h = 1, 3, 7. The part of step t is u^(3-t) h_{t-1}.
  const weights = { W: tensor2d([[1]]), U: tensor2d([[2]]), b: sum(tensor2d([[0]]), 0) };
  const { parts, whole } = gradientsByStep(
    rnn('identity'),
    weights as never,
    tensor3d([1, 1, 1], [1, 3, 1]),
    'U',
    (h) => sum(h) as Scalar,
  );
  expect(parts.map(([part]) => part)).toEqual([0, 2, 3]);
  expect([...whole]).toEqual([5]);
});

test('in that network the error doubles with every step back', () => {
  const weights = { W: tensor2d([[1]]), U: tensor2d([[2]]), b: sum(tensor2d([[0]]), 0) };
  const errors = errorsByStep(
    rnn('identity'),
    weights as never,
    tensor3d([1, 1, 1], [1, 3, 1]),
    (h) => sum(h) as Scalar,
  );
  expect(errors).toEqual([4, 2, 1]);
});

describe.each([
  ['tanh', 0.9],
  ['identity', 1.2],
] as const)('of a fresh %s network with radius %d', (activation, radius) => {
  const draw = (seed = 1) => freshStepGradients(activation, radius, 16, seed);

  test('the parts add up to the gradient, and the fractions to 1', () => {
    const { made } = draw();
    expect(partsMiss(made)).toBeLessThan(1e-5);
    expect(fractionsOf(made).reduce((a, b) => a + b)).toBeCloseTo(1, 4);
    expect(partsMiss({ ...made, parts: made.parts.slice(1, -1) })).toBeGreaterThan(1e-3);
  });

  test('the length of the gradient is what going both ways along it measures', () => {
    const { gradient } = draw();
    expect(Math.abs(gradient.measured / gradient.exact - 1)).toBeLessThan(0.01);
  });

  test('a window of all steps sees the gradient, a shorter one another direction', () => {
    const { made } = draw();
    expect(windowCosine(made, 16)).toBeCloseTo(1, 5);
    expect(windowCosine(made, 1)).toBeLessThan(0.99);
  });

  test('on the way back the last step comes first, and the first step completes the gradient', () => {
    const { errors, fractions, sums, cosines } = backThroughTime(activation, radius, 16, 1);
    expect(errors.at(-1)).toBe(1);
    expect(sums.at(-1)).toBe(fractions.at(-1));
    expect(sums.at(-2)).toBeCloseTo(fractions.at(-1)! + fractions.at(-2)!, 10);
    expect(sums[0]).toBeCloseTo(1, 4);
    expect(cosines.at(-1)).toBeCloseTo(1, 5);
  });

  test('one seed repeats, two differ, and no tensor is kept', () => {
    const first = draw();
    const before = memory().numTensors;
    expect(draw().gradient).toEqual(first.gradient);
    expect(draw(2).gradient).not.toEqual(first.gradient);
    expect(memory().numTensors).toBe(before);
  });
});
