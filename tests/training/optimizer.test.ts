/** The optimizer: AdamW in float64, clipping, the learning rate of a schedule, and a state that can be taken away and brought back. */
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { type KernelBuild, useKernels } from '../../src/engine/kernels.ts';
import { dispose, memory, mul, square, sum, tensor, tidy } from '../../src/engine/tfjs.ts';
import type { Tensors } from '../../src/models/cell.ts';
import { Random } from '../../src/random.ts';
import { linearDecay, lossAndGradients, Optimizer, type OptimizerSettings } from '../../src/training/optimizer.ts';
import { restoreState, stateOf } from '../../src/training/snapshot.ts';
import { adamWOracle } from '../oracles/adamw.ts';

const [STEPS, SIZES] = [12, { W: [3, 5], b: [3] }];
beforeAll(() => startEngine());

const draw = (random: Random, shape: number[], scale: number) =>
  Array.from({ length: shape.reduce((product, one) => product * one) }, () => random.uniform(-scale, scale));
/** Fresh weights and the gradients of all steps, as plain numbers by name. */
function drawn(scale = 1, steps = STEPS) {
  const random = new Random(3, 'optimizer');
  return Object.entries(SIZES).map(([name, shape]) => ({
    name,
    shape,
    weight: draw(random, shape, 1),
    gradients: Array.from({ length: steps }, () => draw(random, shape, scale)),
  }));
}
type Drawn = ReturnType<typeof drawn>;
const tensorsOf = (given: Drawn, numbers: (one: Drawn[number]) => number[]): Tensors =>
  Object.fromEntries(given.map((one) => [one.name, tensor(numbers(one), one.shape)]));
const numbers = (weights: Tensors) => Object.values(weights).flatMap((values) => [...values.dataSync()]);

/** All weights after training steps with these gradients, and what stays in memory. */
function train(given: Drawn, settings: OptimizerSettings, steps = STEPS) {
  const weights = tensorsOf(given, ({ weight }) => weight);
  const optimizer = new Optimizer(weights, settings);
  for (let step = 0; step < steps; step++)
    tidy(() =>
      optimizer.step(
        weights,
        tensorsOf(given, ({ gradients }) => gradients[step]),
      ),
    );
  const after = numbers(weights);
  optimizer.dispose();
  dispose(weights);
  return after;
}

describe.each(['simd', 'none'] as KernelBuild[])('in the %s build', (build) => {
  beforeAll(() => useKernels(build));

  it.each([
    ['Adam', { learningRate: 1e-2 }],
    ['AdamW', { learningRate: 1e-2, weightDecay: 0.1 }],
    ['AdamW with a learning rate that falls', { learningRate: linearDecay(2e-2, STEPS), weightDecay: 0.5 }],
  ] as [string, OptimizerSettings][])('makes the steps of PyTorch’s %s in float64', (_, settings) => {
    const given = drawn();
    const { learningRate, weightDecay = 0 } = settings;
    const rate = typeof learningRate === 'number' ? () => learningRate : learningRate;
    const expected = given.flatMap(({ weight, gradients }) => adamWOracle(weight, gradients, rate, weightDecay));
    train(given, settings).forEach((value, k) => expect(value).toBeCloseTo(expected[k], 5));
  });

  it('shrinks a weight whose gradient is 0 by weight decay alone, and by the learning rate of the step', () => {
    const given = drawn(0);
    const rates = [0.1, 0.02];
    const after = train(given, { learningRate: (step) => rates[step - 1], weightDecay: 0.5 }, 2);
    const start = given.flatMap(({ weight }) => weight);
    after.forEach((value, k) => expect(value).toBeCloseTo(start[k] * 0.95 * 0.99, 6));
  });

  it('clips the gradients of all weights together, so that those within the norm stay as they are', () => {
    const given = drawn(1, 3);
    const lengths = [0, 1, 2].map((step) => Math.hypot(...given.flatMap(({ gradients }) => gradients[step])));
    const clip = lengths[1] / 2;
    const cut = given.map((one) => ({
      ...one,
      gradients: one.gradients.map((gradient, step) =>
        gradient.map((value) => value * Math.min(1, clip / lengths[step])),
      ),
    }));
    const settings = { learningRate: 1e-2 };
    const clipped = train(given, { ...settings, clip }, 3);
    train(cut, settings, 3).forEach((value, k) => expect(clipped[k]).toBeCloseTo(value, 5));
    expect(train(given, { ...settings, clip: 2 * Math.max(...lengths) }, 3)).toEqual(train(given, settings, 3));
    expect(clipped).not.toEqual(train(given, settings, 3));
  });
});

it('goes on from its state to the last bit, and later steps do not change a state that was taken', () => {
  const given = drawn();
  const settings = { learningRate: linearDecay(1e-2, STEPS), weightDecay: 0.1 };
  const weights = tensorsOf(given, ({ weight }) => weight);
  const first = new Optimizer(weights, settings);
  const step = (optimizer: Optimizer, k: number) =>
    tidy(() =>
      optimizer.step(
        weights,
        tensorsOf(given, ({ gradients }) => gradients[k]),
      ),
    );
  for (let k = 0; k < 5; k++) step(first, k);
  const [state, copy] = [stateOf(first), stateOf(first)];
  const second = new Optimizer(weights, settings);
  restoreState(second, state);
  expect(stateOf(second)).toEqual(copy);
  for (let k = 5; k < STEPS; k++) step(second, k);
  expect(state).toEqual(copy);
  expect(numbers(weights)).toEqual(train(given, settings));
  for (const each of [first, second]) each.dispose();
  dispose(weights);
});

it('refuses the state of other weights, names what does not fit, and stays as it is', () => {
  const [small, large] = [2, 3].map(
    (size) => new Optimizer({ W: tensor(new Array(size).fill(1)) }, { learningRate: 1 }),
  );
  const before = stateOf(small);
  expect(() => restoreState(small, stateOf(large))).toThrow('The snapshot has 3 numbers for W; this model has 2.');
  expect(() => restoreState(small, { ...before, square: {} })).toThrow('The snapshot has 0 numbers for W');
  expect(stateOf(small)).toEqual(before);
});

it('keeps two tensors a weight and frees them', () => {
  const before = memory().numTensors;
  const weights = tensorsOf(drawn(), ({ weight }) => weight);
  const optimizer = new Optimizer(weights, { learningRate: 1, clip: 1, weightDecay: 1 });
  tidy(() => optimizer.step(weights, weights));
  expect(memory().numTensors - before).toBe(6);
  optimizer.dispose();
  dispose(weights);
  expect(memory().numTensors).toBe(before);
});

it('gives new weights and leaves those that it was given, where they are asked for', () => {
  const weights = { W: tensor([1, 2]) };
  const optimizer = new Optimizer(weights, { learningRate: 0.5 });
  const next = tidy(() => optimizer.next(weights, { W: tensor([1, -1]) }));
  expect(numbers(weights)).toEqual([1, 2]);
  numbers(next).forEach((value, k) => expect(value).toBeCloseTo([0.5, 2.5][k], 5));
});

it('hears a loss with its gradient for every weight by name', () => {
  const weights = { a: tensor([1, 2]), b: tensor([3]) };
  const found = tidy(() => lossAndGradients(({ a, b }) => sum(mul(square(a), b)), weights));
  expect(numbers({ loss: found.loss, ...found.gradients })).toEqual([15, 6, 12, 5]);
});
