import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { heapMemory } from '../../src/engine/heap.ts';
import { type KernelBuild, kernelsInUse, useKernels, useQuickestKernels } from '../../src/engine/kernels.ts';
import {
  backend,
  grads,
  memory,
  mul,
  ones,
  type Scalar,
  slice,
  sum,
  type Tensor,
  tensor,
  tidy,
} from '../../src/engine/tfjs.ts';
import type { Case, Named } from './case.ts';
import { cases, draw, fused, operations, ours, outcome, type Way } from './trials.ts';

const builds: KernelBuild[] = ['relaxed', 'simd'];

/** The largest difference, as a share of the largest value (or of 0.01, where all are smaller). */
function error(actual: Tensor, expected: Tensor): number {
  expect(actual.shape).toEqual(expected.shape);
  const [a, b] = [actual.dataSync(), expected.dataSync()];
  let [apart, largest] = [0, 0.01];
  b.forEach((value, k) => {
    apart = Math.max(apart, Number.isFinite(a[k]) ? Math.abs(a[k]! - value) : Infinity);
    largest = Math.max(largest, Math.abs(value));
  });
  return apart / largest;
}

/** Everything to try an operation on: its sizes, each with each set of options. */
const trials = ({ sizes, options = [{}] }: Case) =>
  sizes.flatMap((lengths) => options.map((option) => [lengths, option] as const));
const title = (parts: readonly object[]) =>
  parts
    .flatMap((part) => Object.entries(part))
    .map(([key, value]) => `${key}=${value}`)
    .join(' ');

function expectAgreement(name: string, inputs: Named, options: Record<string, number>, learnFrom?: string[]) {
  const actual = outcome(ours(name), name, inputs, options, learnFrom);
  const expected = outcome(cases[name]!.reference, name, inputs, options, learnFrom);
  for (const [key, output] of Object.entries(expected.outputs))
    expect(error(actual.outputs[key]!, output), key).toBeLessThanOrEqual(2e-6);
  for (const [key, gradient] of Object.entries(expected.gradients)) {
    expect(error(actual.gradients[key]!, gradient), `gradient of ${key}`).toBeLessThanOrEqual(1e-5);
  }
}

beforeAll(() => startEngine());
afterEach(() => useQuickestKernels());

test('every operation has a case here, and every case its operation', () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(operations));
});

describe.each(Object.keys(operations))('%s', (name) => {
  const operation = operations[name]!;
  const { sizes, options: [some] = [{}] } = cases[name]!;
  const middle = sizes[Math.floor(sizes.length / 2)]!;

  describe.each(builds)('in the %s build', (build) => {
    beforeEach(async () => {
      await useKernels(build);
      expect(kernelsInUse().build).toBe(build);
    });

    test.each(trials(cases[name]!).map((trial) => [title(trial), ...trial] as const))(
      'is what stock operations compute, forward and backward: %s',
      (_, lengths, options) => {
        tidy(() => expectAgreement(name, draw(name, lengths), options));
      },
    );

    test('is that without what may be left out', () => {
      for (const key of operation.optional ?? []) tidy(() => expectAgreement(name, draw(name, middle, [key]), some!));
    });

    test('learns from each of its outputs alone', () => {
      for (const key of Object.keys(operation.outputs))
        tidy(() => expectAgreement(name, draw(name, middle), some!, [key]));
    });

    test('hands a gradient on to what its data was computed from', () => {
      for (const key of operation.data ?? []) {
        tidy(() => {
          const inputs = draw(name, middle);
          const doubled =
            (way: Way): Way =>
            (given, options) =>
              way({ ...given, [key]: mul(given[key]!, 2) }, options);
          const actual = outcome(doubled(ours(name)), name, inputs, some!).gradients[key]!;
          expect(
            error(actual, outcome(doubled(cases[name]!.reference), name, inputs, some!).gradients[key]!),
          ).toBeLessThanOrEqual(1e-5);
        });
      }
    });

    test('gives the same bits twice', () => {
      const bits = () =>
        tidy(() => {
          const { outputs, gradients } = outcome(ours(name), name, draw(name, middle), some!);
          return [...Object.values(outputs), ...Object.values(gradients)].map((part) => [...part.dataSync()]);
        });
      expect(bits()).toEqual(bits());
    });

    test.each([NaN, Infinity])(
      'lets nothing come of %d in an input that does not come of it in stock operations',
      (value) => {
        for (const key of Object.keys(operation.inputs)) {
          tidy(() => {
            const inputs = draw(name, middle);
            const numbers = inputs[key]!.dataSync().slice();
            numbers[numbers.length >> 1] = (cases[name]!.domain?.[key] ?? ((normal) => normal))(value);
            const given = { ...inputs, [key]: tensor(numbers, inputs[key]!.shape) };
            const finite = (way: Way) =>
              Object.values(way(given, some!)).map((output) => [...output.dataSync()].map(Number.isFinite));
            expect(finite(ours(name)), key).toEqual(finite(cases[name]!.reference));
          });
        }
      },
    );

    test('keeps no tensor and no memory over five hundred steps of training', () => {
      const inputs = draw(name, middle);
      const step = () =>
        tidy(() => {
          grads((...values: Tensor[]) => {
            const given = Object.fromEntries(Object.keys(inputs).map((key, k) => [key, values[k]!]));
            // One that the loss does not depend on leaves nothing behind either.
            fused(name, inputs, some);
            return sum(Object.values(fused(name, given, some)!)[0]!) as Scalar;
          })(Object.values(inputs));
          return undefined as never;
        });
      for (let k = 0; k < 10; ++k) step();
      const counts = () => ({ ...memory(), heap: heapMemory().buffer.byteLength, ids: backend().numDataIds() });
      const before = counts();
      for (let k = 0; k < 500; ++k) step();
      expect(counts()).toEqual(before);
      Object.values(inputs).forEach((input) => input.dispose());
    });
  });

  test('names what does not fit', () => {
    tidy(() => {
      const inputs = draw(name, middle);
      for (const [key, input] of Object.entries(inputs)) {
        const wrong = (by: Tensor | undefined) => () => fused(name, { ...inputs, [key]: by }, some);
        if (!operation.optional?.includes(key)) expect(wrong(undefined)).toThrow(`${name}: ${key} is missing; it is [`);
        expect(wrong(ones([1, ...input.shape]))).toThrow(`${name}: ${key} is [${[1, ...input.shape]}] where [`);
        expect(wrong(tensor(new Int32Array(input.size), input.shape, 'int32'))).toThrow(
          `${name}: ${key} is int32; it has to be float32.`,
        );
        expect(wrong(slice(input, 0, [0, ...input.shape.slice(1)]))).toThrow(`${name}: `);
      }
      expectAgreement(name, inputs, some!);
    });
  });

  test('is left to plain tfjs where no kernel can run', async () => {
    await useKernels('none');
    expect(tidy(() => fused(name, draw(name, middle), some))).toBeUndefined();
  });
});
