import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { adamStep, normOf } from '../../src/engine/adam.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { fusedCrossEntropy } from '../../src/engine/cross-entropy.ts';
import { type KernelBuild, useKernels, useQuickestKernels } from '../../src/engine/kernels.ts';
import {
  engine,
  gather,
  mul,
  type Scalar,
  sum,
  type Tensor,
  type Tensor3D,
  tensor,
  tidy,
  valueAndGrad,
  zerosLike,
} from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { crossEntropy } from '../../src/training/loss.ts';

const random = new Random(1);
const draw = (...shape: number[]) =>
  tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal()),
    shape,
  );
const numbers = (x: Tensor) => [...x.dataSync()];
/** The largest difference, as a share of the largest value (or of 0.01, where all are smaller). */
function error(actual: Tensor, expected: Tensor): number {
  const wanted = numbers(expected);
  const apart = numbers(actual).map((value, k) => Math.abs(value - wanted[k]!));
  return Math.max(...apart) / Math.max(0.01, ...wanted.map(Math.abs));
}

beforeAll(() => startEngine());
afterEach(() => useQuickestKernels());

describe.each<KernelBuild>(['relaxed', 'simd', 'none'])('with kernels: %s,', (build) => {
  test.each([
    [1, 1, 1],
    [5, 3, 4],
    [4, 7, 9],
    [200, 27, 13],
  ])(
    'the gradient of looking up %i of %i rows of %i numbers adds up what each row was used for',
    async (N, rows, width) => {
      const [table, R] = [draw(rows, width), draw(N, width)];
      const ids = Array.from({ length: N }, () => random.below(rows));
      const slope = async (backend: 'wasm' | 'cpu') => {
        await startEngine(backend);
        await useKernels(backend === 'wasm' ? build : 'none');
        const [value, weights] = [tensor(table.dataSync(), table.shape), tensor(R.dataSync(), R.shape)];
        return numbers(
          valueAndGrad((x: Tensor) => sum(mul(gather(x, tensor(ids, [N], 'int32')), weights)) as Scalar)(value).grad,
        );
      };
      const expected = await slope('cpu');
      const actual = await slope('wasm');
      actual.forEach((value, k) => expect(value).toBeCloseTo(expected[k]!, 5));
    },
  );

  test('summing rows leaves out places that are not in the table', async () => {
    await useKernels(build);
    const sums = engine().runKernel(
      'UnsortedSegmentSum',
      {
        x: tensor([1, 2, 3, 4, 5, 6], [3, 2]),
        segmentIds: tensor([1, -1, 7], [3], 'int32'),
      },
      { numSegments: 2 } as never,
    ) as Tensor;
    expect(numbers(sums)).toEqual([0, 0, 1, 2]);
  });
});

describe.each<KernelBuild>(['relaxed', 'simd'])('the %s build', (build) => {
  test.each([
    [1, 1, 2],
    [2, 3, 2],
    [3, 4, 5],
    [5, 7, 27],
    [1, 2, 130],
  ])(
    'gives the cross-entropy of [%i,%i] answers out of %i classes, and its gradient, as tfjs’ operations do',
    async (B, T, K) => {
      const scores = mul(draw(B, T, K), 5) as Tensor3D;
      const y = tensor(
        Int32Array.from({ length: B * T }, () => random.below(K)),
        [B, T],
        'int32',
      );
      const share = tensor(
        Float32Array.from({ length: B * T }, (_, k) => (k % 3 ? 1 / (B * T) : 0.25)),
        [B, T],
      );
      const outcome = async (kernels: KernelBuild) => {
        await useKernels(kernels);
        return valueAndGrad((s: Tensor) => mul(crossEntropy(s as Tensor3D, { y, share } as never), 3) as Scalar)(
          scores,
        );
      };
      const [fused, reference] = [await outcome(build), await outcome('none')];
      expect(error(fused.value, reference.value)).toBeLessThanOrEqual(2e-6);
      expect(error(fused.grad, reference.grad)).toBeLessThanOrEqual(1e-5);
    },
  );

  test('gives a loss of NaN for scores of NaN, and large scores do no harm', async () => {
    await useKernels(build);
    const [y, share] = [tensor([0], [1], 'int32'), tensor([1], [1])];
    expect(numbers(fusedCrossEntropy(tensor([NaN, 1], [1, 2]), y, share)!)).toEqual([NaN]);
    expect(numbers(fusedCrossEntropy(tensor([1e6, -1e6], [1, 2]), y, share)!)).toEqual([0]);
  });

  test('refuses classes and shares of another shape or kind, by name', async () => {
    await useKernels(build);
    const scores = tensor([1, 2], [1, 2]);
    expect(() => fusedCrossEntropy(scores, tensor([1], [1]), tensor([1], [1]))).toThrow(
      'y is float32; it has to be int32',
    );
    expect(() => fusedCrossEntropy(scores, tensor([1], [1], 'int32'), tensor([1, 1]))).toThrow(
      'share is [2] where [1] was expected',
    );
  });

  test.each([1, 4, 7, 130])('makes the step of Adam that tfjs’ operations make, for %i numbers', async (size) => {
    const weight = draw(size);
    const gradients = Array.from({ length: 4 }, () => draw(size));
    const steps = async (kernels: KernelBuild) => {
      await useKernels(kernels);
      return tidy(() => {
        let moments = { weight, mean: zerosLike(weight), square: zerosLike(weight) } as ReturnType<typeof adamStep>;
        gradients.forEach((gradient, k) => {
          moments = adamStep(moments, gradient, Math.min(1, 1 / normOf([gradient, weight])), 1e-2, k + 1);
        });
        return Object.values(moments).flatMap(numbers);
      });
    };
    const [fused, reference] = [await steps(build), await steps('none')];
    fused.forEach((value, k) => expect(value).toBeCloseTo(reference[k]!, 6));
  });
});
