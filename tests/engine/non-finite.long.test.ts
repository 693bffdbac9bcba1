/**
 * NaN and infinities in every argument of every operation, and in what comes back to each of its outputs: each build makes
 * of them what stock operations make, number by number.
 *
 * Stock operations follow IEEE 754 as PyTorch's do, but for relu, which src/engine repairs. PyTorch does not run here; what
 * is expected of relu is read off its source: `clamp_min` forward, and `threshold_backward` (0 where the result is 0 or
 * less, else the gradient) in aten/src/ATen/native/cpu/Activation.cpp. A gradient under 1e-29 may be 0 (`unlessVanished`).
 */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { adamStep } from '../../src/engine/adam.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { type KernelBuild, useKernels, useQuickestKernels } from '../../src/engine/kernels.ts';
import { grad, mul, relu, type Scalar, sum, type Tensor, tensor, tidy, valueAndGrad } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { crossEntropy } from '../../src/training/loss.ts';
import { expectAlike, spoilt, strange } from './class-of.ts';
import { cases, draw, operations, ours, outcome, type Way } from './trials.ts';

const builds: KernelBuild[] = ['relaxed', 'simd'];
const numbers = (x: Tensor) => x.dataSync() as Float32Array;

beforeAll(() => startEngine());
afterEach(() => useQuickestKernels());

/** The smallest size but one, and the one in the middle where it takes no time. */
const sizesOf = (name: string) => {
  const { sizes } = cases[name]!;
  const middle = sizes[Math.floor(sizes.length / 2)]!;
  return Object.values(middle).reduce((a, b) => a * b) > 1000 ? [sizes[1]!] : [sizes[1]!, middle];
};

describe.each(Object.keys(operations))('%s', (name) => {
  const { options = [{}], cancels = [], reference } = cases[name]!;
  const { inputs: letters, outputs } = operations[name]!;
  const places = [...Object.keys(letters), ...Object.keys(outputs).map((output) => `back to ${output}`)];

  test.each(places)('makes of what is not finite in %s what stock operations make', async (key) => {
    for (const size of sizesOf(name)) {
      for (const option of options) {
        for (const how of Object.keys(strange)) {
          const spoil = (x: Float32Array) => spoilt(x, new Random(1, key + how).below(x.length), how);
          const found = async (way: Way, kernels: KernelBuild) => {
            await useKernels(kernels);
            return tidy(() => {
              const inputs = draw(name, size);
              const given = inputs[key];
              if (given) inputs[key] = tensor(spoil(numbers(given)), given.shape);
              const back = (output: string, x: Float32Array) => (key === `back to ${output}` ? spoil(x) : x);
              const { outputs: made, gradients } = outcome(way, name, inputs, option, undefined, back);
              const all = Object.entries(gradients).map(([input, one]) => [`gradient of ${input}`, one] as const);
              return [...Object.entries(made), ...all].map(([part, one]) => [part, numbers(one)] as const);
            });
          };
          const expected = new Map(await found(reference, 'none'));
          for (const build of builds) {
            for (const [part, actual] of await found(ours(name), build)) {
              const isGradient = part.startsWith('gradient');
              expectAlike(`${part} in the ${build} build, ${how} in ${key}`, actual, expected.get(part)!, {
                tolerance: isGradient ? 1e-5 : 2e-6,
                merged: isGradient && cancels.some((input) => part.endsWith(` ${input}`)),
              });
            }
          }
        }
      }
    }
  });
});

describe.each(builds)('in the %s build', (build) => {
  test('a loss of scores that are not finite, and its gradient, are those of stock operations', async () => {
    for (const how of Object.keys(strange)) {
      for (const at of [0, 3, 6]) {
        const scores = spoilt(Float32Array.of(1, -2, 0.5, 3, 2, -1, 0, 1, 2, 0.1), at, how);
        const found = async (kernels: KernelBuild) => {
          await useKernels(kernels);
          const [y, share] = [tensor([0, 2], [1, 2], 'int32'), tensor([0.5, 0.5], [1, 2])];
          const loss = (x: Tensor) => crossEntropy(x as never, { y, share } as never) as Scalar;
          const { value, grad: slope } = valueAndGrad(loss)(tensor(scores, [1, 2, 5]));
          return [numbers(value), numbers(slope)] as const;
        };
        const [actual, expected] = [await found(build), await found('none')];
        expectAlike(`loss with ${how} at ${at}`, actual[0], expected[0], { tolerance: 2e-6 });
        expectAlike(`its gradient with ${how} at ${at}`, actual[1], expected[1], { tolerance: 1e-5 });
      }
    }
  });

  test('a step of Adam with a gradient that is not finite is that of stock operations', async () => {
    for (const how of Object.keys(strange)) {
      const found = async (kernels: KernelBuild) => {
        await useKernels(kernels);
        const [ones, gradient] = [Float32Array.of(1, 2, 3, 4, 5, 6, 7), Float32Array.of(1, -1, 2, 1, 1, 1, 1)];
        const given = { weight: tensor(ones), mean: tensor(ones), square: tensor(ones) };
        return [0, 5].flatMap((at) =>
          Object.values(adamStep(given, tensor(spoilt(gradient, at, how)), 0.5, 1e-2, 3)).map(numbers),
        );
      };
      const [actual, expected] = [await found(build), await found('none')];
      actual.forEach((part, k) => expectAlike(`part ${k} with ${how}`, part, expected[k]!, { tolerance: 2e-6 }));
    }
  });
});

describe.each([
  ['wasm', 'relaxed'],
  ['wasm', 'simd'],
  ['wasm', 'none'],
  ['cpu', 'none'],
] as const)('relu on %s with kernels: %s', (backend, build) => {
  const given = new Float32Array(7);
  given.set([NaN, NaN, Infinity, -Infinity, 2, -2, 0]);
  beforeAll(() => void new Uint32Array(given.buffer).fill(0xff_c0_00_00, 1, 2));

  test('is PyTorch’s: NaN stays NaN whatever its sign, and its gradient passes', async () => {
    await startEngine(backend);
    await useKernels(build);
    expect([...numbers(relu(tensor(given)))]).toEqual([NaN, NaN, Infinity, 0, 2, 0, 0]);
    const slope = (back: number[]) => numbers(grad((x: Tensor) => sum(mul(relu(x), tensor(back))))(tensor(given)));
    expect([...slope([3, 4, 5, 6, 7, 8, 9])]).toEqual([3, 4, 5, 0, 7, 0, 0]);
    // What comes back to where nothing came through is stopped, not multiplied by 0.
    expect([...slope([1, 1, 1, NaN, 1, Infinity, -Infinity])]).toEqual([1, 1, 1, 0, 1, 0, 0]);
    await startEngine();
  });
});
