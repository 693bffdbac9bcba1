import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { kernelsInUse, useKernels, useQuickestKernels } from '../../src/engine/kernels.ts';
import { add, cast, cos, memory, mul, range, type Tensor3D, tensor, tidy } from '../../src/engine/tfjs.ts';
import type { Cell, Layer, Tensors } from '../../src/models/cell.ts';
import { mambaCell } from '../../src/models/mamba/cell.ts';
import { mamba } from '../../src/models/mamba/layer.ts';
import { s4d, s4dCell } from '../../src/models/s4d/cell.ts';
import { stream } from '../../src/models/stream.ts';
import { tcnCell } from '../../src/models/tcn/cell.ts';
import { tcn } from '../../src/models/tcn/layer.ts';
import { unroll } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';
import { difference } from '../models/layers.ts';

/** What streams by a kernel that has single steps alone. */
interface Streamed {
  cell: Cell;
  /** The layer that computes the same for a whole sequence. */
  layer: Layer;
  sizes: [D: number, H: number, N: number][];
  /** A weight that the kernel reads as it is, if under another name. */
  asItIs: string;
}
/** A temporal convolutional network; a stream of it goes on for longer than its rings. */
function network(taps: number, blocks: number): Streamed {
  const sizes: Streamed['sizes'] = [
    [1, 1, 1],
    [3, 2, 1],
    [9, 9, 1],
    [5, 24, 1],
    [40, 16, 1],
  ];
  return { cell: tcnCell({ taps, blocks }) as never, layer: tcn({ taps, blocks }) as never, sizes, asItIs: 'W0' };
}

const cells: Record<string, Streamed> = {
  mamba: {
    cell: mambaCell as never,
    layer: mamba() as never,
    asItIs: 'Win',
    sizes: [
      [1, 1, 1],
      [3, 2, 5],
      [5, 9, 3],
      [16, 16, 16],
      [7, 20, 8],
    ],
  },
  s4d: {
    cell: s4dCell as never,
    layer: s4d as never,
    asItIs: 'D',
    sizes: [
      [1, 1, 1],
      [3, 3, 5],
      [9, 9, 3],
      [16, 16, 16],
      [22, 22, 8],
    ],
  },
  tcn: network(3, 3),
  'tcn of one tap': network(1, 1),
  'tcn of four taps': network(4, 2),
};

/** Weights whose biases are not 0. */
const biased = (weights: Tensors) =>
  Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [
      name,
      weight.rank === 1 ? add(weight, mul(0.3, cos(range(0, weight.size)))) : weight,
    ]),
  );

beforeAll(() => startEngine());
afterEach(() => useQuickestKernels());

describe.each(['relaxed', 'simd'] as const)('in the %s build', (build) => {
  beforeEach(async () => {
    await useKernels(build);
    expect(kernelsInUse().build).toBe(build);
  });

  describe.each(Object.entries(cells))('a stream of %s', (_, { cell, layer, sizes, asItIs }) => {
    test.each(sizes)('gives step by step what the cell gives, and the layer in one go: D=%i H=%i N=%i', (D, H, N) => {
      tidy(() => {
        const T = 13;
        const random = new Random(3);
        const weights = biased(cell.weights({ D, H, N }, random));
        const x = tensor(
          Float32Array.from({ length: T * D }, () => random.normal()),
          [1, T, D],
        ) as Tensor3D;
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
        const [D, H, N] = sizes[1]!;
        const weights = cell.weights({ D, H, N }, new Random(1));
        const streamed = stream(cell, weights);
        expect(() => streamed.steps([1, 2])).toThrow(`2 numbers are no steps of ${D} inputs`);
        streamed.dispose();
        expect(() => stream(cell, { ...weights, [asItIs]: cast(weights[asItIs]!, 'int32') })).toThrow(
          / is int32; it has to be float32/,
        );
      });
      expect(memory().numTensors).toBe(before);
    });
  });
});
