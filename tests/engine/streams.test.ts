import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Cell, Layer } from '../../src/cells/cell.ts';
import { mambaCell } from '../../src/cells/mamba-cell.ts';
import { mamba } from '../../src/cells/mamba.ts';
import { stream } from '../../src/cells/stream.ts';
import { unroll } from '../../src/cells/unroll.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { kernelsInUse, useKernels, useQuickestKernels } from '../../src/engine/kernels.ts';
import { cast, memory, tensor, tidy, type Tensor3D } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { difference } from '../cells/layers.ts';

/** Cells whose kernel has single steps alone, with the layer that computes the same for a whole sequence. */
const cells: Record<string, { cell: Cell; layer: Layer; sizes: [D: number, H: number, N: number][] }> = {
  mamba: { cell: mambaCell as never, layer: mamba() as never, sizes: [[1, 1, 1], [3, 2, 5], [5, 9, 3], [16, 16, 16], [7, 20, 8]] },
};

beforeAll(() => startEngine());
afterEach(() => useQuickestKernels());

describe.each(['relaxed', 'simd'] as const)('in the %s build', (build) => {
  beforeEach(async () => {
    await useKernels(build);
    expect(kernelsInUse().build).toBe(build);
  });

  describe.each(Object.entries(cells))('a stream of %s', (_, { cell, layer, sizes }) => {
    test.each(sizes)('gives step by step what the cell gives, and the layer in one go: D=%i H=%i N=%i', (D, H, N) => {
      tidy(() => {
        const T = 13;
        const random = new Random(3);
        const weights = cell.weights({ D, H, N }, random);
        const x = tensor(Float32Array.from({ length: T * D }, () => random.normal()), [1, T, D]) as Tensor3D;
        const numbers = x.dataSync() as Float32Array;
        const expected = unroll(cell, weights, x).h.arraySync();
        expect(difference(layer.apply(weights, x).arraySync(), expected)).toBeLessThanOrEqual(2e-6);
        const streamed = stream(cell, weights);
        const steps = Array.from({ length: T }, (_, t) => [...streamed.steps(numbers.subarray(t * D, (t + 1) * D))]);
        expect(difference([steps], expected)).toBeLessThanOrEqual(2e-6);
        streamed.reset();
        expect(difference([...streamed.steps(numbers)], (expected as number[][][]).flat(2))).toBeLessThanOrEqual(2e-6);
        streamed.dispose();
      });
    });

    test('frees what it took, names weights that do not fit, and refuses what is no whole step', () => {
      const before = memory().numTensors;
      tidy(() => {
        const weights = cell.weights({ D: 3, H: 4, N: 2 }, new Random(1));
        const streamed = stream(cell, weights);
        expect(() => streamed.steps([1, 2])).toThrow('2 numbers are no steps of 3 inputs');
        streamed.dispose();
        const [name] = Object.keys(weights);
        expect(() => stream(cell, { ...weights, [name!]: cast(weights[name!]!, 'int32') })).toThrow(`${name} is int32`);
      });
      expect(memory().numTensors).toBe(before);
    });
  });
});
