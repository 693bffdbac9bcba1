/** Streams whose state grows with every step: attention and the transformer block with their caches. */
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { heapMemory, reserve } from '../../src/engine/heap.ts';
import { type KernelBuild, kernelsInUse, useKernels, useQuickestKernels } from '../../src/engine/kernels.ts';
import { add, backend, cos, mul, range, type Tensor1D, type Tensor3D, tensor, tidy } from '../../src/engine/tfjs.ts';
import { attentionCell } from '../../src/models/attention/cell.ts';
import type { Cell, Tensors } from '../../src/models/cell.ts';
import { stream } from '../../src/models/stream.ts';
import { transformerBlockCell } from '../../src/models/transformer/block.ts';
import { unroll } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';
import { difference } from '../models/layers.ts';

const cells: Record<string, (heads?: number) => Cell> = {
  attention: attentionCell as never,
  'the transformer block': transformerBlockCell as never,
};
const builds: KernelBuild[] = ['relaxed', 'simd'];
/** Units, heads, positions: ones and odd numbers, heads of one number, and lengths around a block, a chunk and a doubling. */
const sizes = [
  [1, 1, 9],
  [2, 1, 8],
  [2, 2, 17],
  [3, 1, 7],
  [3, 3, 65],
  [5, 1, 33],
  [5, 5, 64],
  [6, 2, 129],
  [9, 3, 5],
  [17, 1, 40],
  [24, 2, 70],
  [64, 4, 300],
] as const;

/** Weights with biases other than 0 and gains other than 1, x [T,H] as numbers, and what stepping through it gives. */
function known(cell: Cell, H: number, T: number) {
  const random = new Random(H + T);
  const fresh = cell.weights({ D: H, H }, random);
  const weights: Tensors = Object.fromEntries(
    Object.entries(fresh).map(([name, weight]) => [
      name,
      weight.rank === 1 ? add(weight, mul(0.3, cos(range(0, weight.size)))) : weight,
    ]),
  );
  const x = Float32Array.from({ length: T * H }, () => random.normal());
  return { weights, x, h: [...unroll(cell, weights, tensor(x, [1, T, H]) as Tensor3D).h.dataSync()] };
}

beforeAll(() => startEngine());
afterEach(() => {
  vi.restoreAllMocks();
  return useQuickestKernels();
});

describe.each(builds)('the %s build', (build) => {
  beforeEach(async () => {
    await useKernels(build);
    expect(kernelsInUse().build).toBe(build);
  });

  describe.each(Object.entries(cells))('streams %s', (_, cellOf) => {
    test.each(sizes)('as its reference steps: H=%i heads=%i T=%i', (H, heads, T) => {
      tidy(() => {
        const cell = cellOf(heads);
        const { weights, x, h } = known(cell, H, T);
        const flow = stream(cell, weights);
        const one = Array.from({ length: T }, (_, t) => [...flow.steps(x.subarray(t * H, (t + 1) * H))]).flat();
        expect(difference(one, h)).toBeLessThanOrEqual(2e-6);
        flow.reset();
        expect(difference([...flow.steps(x)], h)).toBeLessThanOrEqual(2e-6);
        flow.dispose();
      });
    });

    test('and after a reset knows nothing of what came before, not even of what was not a number', () => {
      tidy(() => {
        const { weights, x, h } = known(cellOf(2), 6, 20);
        const flow = stream(cellOf(2), weights);
        const before = flow.steps(Float32Array.from(x, () => NaN));
        expect(before.every(Number.isNaN)).toBe(true);
        flow.reset();
        expect(difference([...flow.steps(x)], h)).toBeLessThanOrEqual(2e-6);
        flow.dispose();
      });
    });

    test('and hands what is not a number on to later positions only', () => {
      tidy(() => {
        const { weights, x, h } = known(cellOf(2), 6, 20);
        x[6 * 11 + 2] = NaN;
        const flow = stream(cellOf(2), weights);
        const given = [...flow.steps(x)];
        expect(difference(given.slice(0, 66), h.slice(0, 66))).toBeLessThanOrEqual(2e-6);
        expect(given.slice(66).every(Number.isNaN)).toBe(true);
        flow.dispose();
      });
    });

    test('in memory that was not empty, and gives all of it back', () => {
      tidy(() => {
        const { weights, x, h } = known(cellOf(3), 9, 140);
        const dirt = Array.from({ length: 5 }, (_, k) => reserve(20_000 << k));
        for (const { at, bytes } of dirt) new Float32Array(heapMemory().buffer, at, bytes / 4).fill(NaN);
        for (const one of dirt) one.release();
        const { wasm } = backend() as unknown as {
          wasm: { _malloc(bytes: number): number; _free(address: number): void };
        };
        const [taken, given] = [vi.spyOn(wasm, '_malloc'), vi.spyOn(wasm, '_free')];
        const flow = stream(cellOf(3), weights);
        const streamed = Array.from({ length: 7 }, (_, n) => [
          ...flow.steps(x.subarray(n * 180, n * 180 + 180)),
        ]).flat();
        flow.dispose();
        const addresses = (calls: unknown[]) => calls.map((one) => (one as number) >>> 0).toSorted();
        // The packed weights, three sizes of the state, and the numbers that go in and out, beside tensors on the way.
        expect(taken.mock.results.length).toBeGreaterThanOrEqual(5);
        expect(addresses(given.mock.calls.flat())).toEqual(addresses(taken.mock.results.map(({ value }) => value)));
        expect(difference(streamed, h)).toBeLessThanOrEqual(2e-6);
      });
    });
  });
});

test('a stream that finds no more memory says so, and goes on from where it was', () => {
  tidy(() => {
    const { weights, x, h } = known(attentionCell(2) as never, 6, 70);
    const flow = stream(attentionCell(2), weights as never);
    flow.steps(x.subarray(0, 60 * 6));
    const { wasm } = backend() as unknown as { wasm: { _malloc(bytes: number): number } };
    const malloc = vi.spyOn(wasm, '_malloc').mockReturnValue(0);
    expect(() => flow.steps(x.subarray(60 * 6))).toThrow(/The WebAssembly heap has no room for \d+ more bytes\./);
    malloc.mockRestore();
    expect(difference([...flow.steps(x.subarray(60 * 6))], h.slice(60 * 6))).toBeLessThanOrEqual(2e-6);
    flow.dispose();
  });
});

test('streams can be chained, even where one makes the heap move while it grows', () => {
  tidy(() => {
    const { weights, x, h } = known(attentionCell(2) as never, 6, 70);
    const [lower, upper] = [stream(attentionCell(2), weights as never), stream(attentionCell(2), weights as never)];
    const expected = unroll(attentionCell(2), weights as never, tensor(h, [1, 70, 6]) as Tensor3D).h.dataSync();
    const { wasm } = backend() as unknown as { wasm: { _malloc(bytes: number): number; _free(address: number): void } };
    const malloc = wasm._malloc.bind(wasm);
    const step = (from: number, to: number) => {
      const between = lower.steps(x.subarray(from * 6, to * 6));
      // As where the heap is full: what lay on it is then somewhere else, and earlier views of it are empty.
      const growing = vi.spyOn(wasm, '_malloc').mockImplementation((bytes) => {
        wasm._free(malloc(heapMemory().buffer.byteLength));
        expect(between).toHaveLength(0);
        return malloc(bytes);
      });
      const shown = [...upper.steps(between)];
      const calls = growing.mock.calls.length;
      growing.mockRestore();
      return { shown, calls };
    };
    const [first, second] = [step(0, 60), step(60, 70)];
    // The upper stream first needs memory for what comes in and goes out, then for its state.
    expect([first.calls, second.calls]).toEqual([1, 1]);
    expect(difference([...first.shown, ...second.shown], [...expected])).toBeLessThanOrEqual(2e-6);
    lower.dispose();
    upper.dispose();
  });
});

test('more than an address can say is not asked of the heap', () => {
  expect(() => reserve(2 ** 32 + 100)).toThrow('The WebAssembly heap has no room for 4294967396 more bytes.');
});

test('weights that do not fit are named', () => {
  tidy(() => {
    const weights = transformerBlockCell(2).weights({ D: 6, H: 6 }, new Random(1));
    const wrong = { ...weights, b2: tensor([1, 2]) as Tensor1D };
    expect(() => stream(transformerBlockCell(2), wrong)).toThrow('transformer: b2 is [2] where [6] was expected.');
  });
});
