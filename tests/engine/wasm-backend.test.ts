import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import type { Tensor } from '../../src/engine/tfjs.ts';
import {
  cast,
  clone,
  concat,
  engine,
  matMul,
  mul,
  reshape,
  slice,
  split,
  tensor,
  tidy,
  transpose,
  unstack,
} from '../../src/engine/tfjs.ts';
import { useQuickKernels } from '../../src/engine/wasm-backend.ts';
import { Random } from '../../src/random.ts';

const numbers = (...shape: number[]) => {
  const random = new Random(shape.length);
  return tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.normal()),
    shape,
  );
};
const flat = (parts: Tensor[]) => concat(parts.map((part) => reshape(part, [-1])));

const operations: Record<string, () => Tensor> = {
  'a clone': () => clone(numbers(5, 3)),
  'a product': () => matMul(numbers(5, 3), numbers(3, 7)),
  'a product with the right matrix turned': () => matMul(numbers(5, 3), numbers(7, 3), false, true),
  'a product with the left matrix turned': () => matMul(numbers(3, 5), numbers(3, 7), true, false),
  'a product with both matrices turned': () => matMul(numbers(3, 5), numbers(7, 3), true, true),
  'a batch of products': () => matMul(numbers(2, 5, 3), numbers(2, 7, 3), false, true),
  'turning a matrix over': () => transpose(numbers(9, 14)),
  'turning a large matrix over': () => transpose(numbers(64, 256)),
  'turning a column over': () => transpose(numbers(5, 1)),
  'other orders of axes': () => transpose(numbers(4, 3, 5), [2, 0, 1]),
  'turning whole numbers over': () => cast(transpose(cast(mul(numbers(5, 3), 9), 'int32')), 'float32'),
  'unstacking the first axis': () => flat(unstack(numbers(4, 3, 2), 0)),
  'unstacking a middle axis': () => flat(unstack(numbers(4, 3, 2, 5), 1)),
  'unstacking the last axis': () => flat(unstack(numbers(4, 3, 2), -1)),
  'splitting into equal parts': () => flat(split(numbers(4, 6), 3, 1)),
  'splitting into given parts': () => flat(split(numbers(4, 6, 2), [1, 3, 2], 1)),
  'a slice along one axis': () => slice(numbers(4, 6, 3), [0, 2, 0], [4, 3, 3]),
  'a slice to the end': () => slice(numbers(4, 6), [1, 0], [-1, 6]),
  'a slice along two axes': () => slice(numbers(4, 6), [1, 2], [2, 2]),
};

describe('the fast kernels', () => {
  beforeAll(() => startEngine('wasm'));
  afterAll(() => useQuickKernels(true));

  test.each(Object.entries(operations))('%s is what tfjs says it is', async (_, operation) => {
    useQuickKernels(false);
    const slow = operation();
    useQuickKernels(true);
    const quick = operation();
    expect(quick.shape).toEqual(slow.shape);
    const [expected, actual] = [await slow.data(), await quick.data()];
    expected.forEach((value, k) => expect(actual[k]).toBeCloseTo(value, 6));
  });

  test('clone without a copy, and keep the numbers until both are gone', async () => {
    const x = numbers(5, 3);
    const [expected, copy] = [[...(await x.data())], clone(x)];
    expect(copy.dataId).toBe(x.dataId);
    x.dispose();
    expect([...(await copy.data())]).toEqual(expected);
    copy.dispose();
  });

  test('leave nothing behind on the heap', () => {
    const count = () => engine().backend.numDataIds();
    const before = count();
    for (const operation of Object.values(operations)) tidy(() => void operation());
    expect(count()).toBe(before);
  });
});
