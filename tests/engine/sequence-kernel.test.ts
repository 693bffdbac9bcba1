import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { heapMemory } from '../../src/engine/heap.ts';
import { type KernelBuild, kernelsInUse, useKernels, useQuickestKernels } from '../../src/engine/kernels.ts';
import {
  add,
  backend,
  dispose,
  grad,
  memory,
  mul,
  reshape,
  type Scalar,
  slice,
  sum,
  type Tensor,
  type Tensor3D,
  tensor,
  tidy,
  valueAndGrads,
} from '../../src/engine/tfjs.ts';
import type { Cell, Tensors } from '../../src/models/cell.ts';
import { gru } from '../../src/models/gru/cell.ts';
import { gruOtherSign } from '../../src/models/gru/conventions.ts';
import { lstm } from '../../src/models/lstm/cell.ts';
import { minGru } from '../../src/models/min-gru/cell.ts';
import { rnn } from '../../src/models/rnn/cell.ts';
import { stream } from '../../src/models/stream.ts';
import { run, unroll } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';
import { recurrent } from './trials.ts';

const cells: Record<string, Cell> = {
  'rnn-tanh': rnn() as never,
  'rnn-relu': rnn('relu') as never,
  'rnn-identity': rnn('identity') as never,
  lstm: lstm as never,
  'gru-after': gru('after') as never,
  'gru-before': gru('before') as never,
  'min-gru': minGru as never,
};
test('every kernel of a recurrent cell is compared here', () => {
  expect(recurrent.length).toBeGreaterThan(2);
  expect(recurrent.filter((name) => !Object.keys(cells).some((cell) => cell.split('-')[0] === name))).toEqual([]);
});

const builds: KernelBuild[] = ['relaxed', 'simd'];
/** T, B, D, H: ones, primes, a few beyond a tile or a block of the kernels, and the sizes that demos train. */
const sizes = [
  [1, 1, 1, 1],
  [1, 5, 3, 2],
  [2, 1, 9, 8],
  [7, 3, 5, 9],
  [5, 2, 2, 4],
  [4, 7, 1, 17],
  [3, 33, 17, 23],
  [20, 6, 8, 16],
  [9, 13, 3, 31],
  [13, 32, 2, 64],
  [150, 2, 3, 5],
  [2, 300, 2, 3],
];

const draw = (random: Random, ...shape: number[]) =>
  tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal()),
    shape,
  );

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

type Runner = typeof run;
const reference: Runner = (cell, weights, x, state) => {
  const { h, states } = unroll(cell, weights, x, state);
  return { h, last: states.at(-1)! };
};

/** Everything that comes out of a cell on a sequence, and the gradients of a weighed sum of it all, by name. */
function outcome(
  runner: Runner,
  cell: Cell,
  [T, B, D, H]: number[],
  seed = 1,
): { results: Tensors; gradients: Tensors } {
  const random = new Random(seed);
  const weights = cell.weights({ D, H }, random);
  const state = Object.fromEntries(
    Object.keys(cell.zero(weights, B)).map((name) => [`first ${name}`, draw(random, B, H)]),
  );
  const x = draw(random, B, T, D);
  const [R, R0] = [draw(random, B, T, H), draw(random, B, H)];
  const given: Tensors = { x, ...weights, ...state };
  const { grads } = valueAndGrads((...values: Tensor[]) => {
    const named = Object.fromEntries(Object.keys(given).map((name, k) => [name, values[k]!]));
    const from = Object.fromEntries(Object.keys(state).map((name) => [name.slice('first '.length), named[name]!]));
    const { h, last } = runner(cell, named, named.x as Tensor3D, from as never);
    return Object.values(last).reduce<Tensor>(
      (total, part) => add(total, sum(mul(part, R0))),
      sum(mul(h, R)),
    ) as Scalar;
  })(Object.values(given));
  const outputs = tidy(() => {
    const from = Object.fromEntries(Object.entries(state).map(([name, part]) => [name.slice('first '.length), part]));
    const { h, last } = runner(cell, weights, x as Tensor3D, from as never);
    return { ...last, 'every h': h } as Tensors;
  });
  return { results: outputs, gradients: Object.fromEntries(Object.keys(given).map((name, k) => [name, grads[k]!])) };
}

beforeAll(() => startEngine());
afterEach(() => useQuickestKernels());

describe.each(builds)('the %s build', (build) => {
  beforeEach(async () => {
    await useKernels(build);
    expect(kernelsInUse().build).toBe(build);
  });

  describe.each(Object.entries(cells))('of %s', (_, cell) => {
    test.each(sizes)('is its reference cell over T=%i B=%i D=%i H=%i, forward and backward', (...shape) => {
      tidy(() => {
        const [ours, expected] = [outcome(run, cell, shape), outcome(reference, cell, shape)];
        for (const [name, result] of Object.entries(expected.results)) {
          expect(error(ours.results[name]!, result), name).toBeLessThanOrEqual(2e-6);
        }
        for (const [name, gradient] of Object.entries(expected.gradients)) {
          expect(error(ours.gradients[name]!, gradient), `gradient of ${name}`).toBeLessThanOrEqual(1e-5);
        }
      });
    });

    test('learns as its reference does from the last state alone, and from the first h alone', () => {
      tidy(() => {
        const random = new Random(6);
        const weights = cell.weights({ D: 3, H: 10 }, random);
        const [x, R] = [draw(random, 4, 5, 3) as Tensor3D, draw(random, 4, 10)];
        const losses: ((outcome: ReturnType<Runner>) => Tensor)[] = [
          ({ last }) => Object.values(last).at(-1)!,
          ({ h }) => reshape(slice(h, [0, 0, 0], [4, 1, 10]), [4, 10]),
        ];
        for (const part of losses) {
          const slope = (runner: Runner) =>
            grad((W: Tensor) => sum(mul(part(runner(cell, { ...weights, W }, x)), R)))(weights.W!);
          expect(error(slope(run), slope(reference))).toBeLessThanOrEqual(1e-5);
        }
      });
    });

    test('gives the same bits for the same seed, twice', () => {
      const bits = () =>
        tidy(() => {
          const { results, gradients } = outcome(run, cell, [9, 5, 3, 12]);
          return Object.entries({ ...results, ...gradients }).map(([name, part]) => [name, [...part.dataSync()]]);
        });
      expect(bits()).toEqual(bits());
    });

    test('streams step by step what it runs in one go, and starts anew when told to', () => {
      tidy(() => {
        const [T, D, H] = [11, 3, 10];
        const random = new Random(2);
        const weights = cell.weights({ D, H }, random);
        const x = draw(random, 1, T, D);
        const [numbers, whole] = [x.dataSync() as Float32Array, unroll(cell, weights, x as Tensor3D).h];
        const streamed = stream(cell, weights);
        const one = Array.from({ length: T }, (_, t) => [...streamed.steps(numbers.subarray(t * D, (t + 1) * D))]);
        expect(error(tensor(one.flat(), whole.shape), whole)).toBeLessThanOrEqual(2e-6);
        streamed.reset();
        expect(error(tensor([...streamed.steps(numbers)], whole.shape), whole)).toBeLessThanOrEqual(2e-6);
        expect(() => streamed.steps([1, 2])).toThrow('2 numbers are no steps of 3 inputs');
        streamed.dispose();
      });
    });

    test.each([NaN, Infinity])('hands %d on as its reference does', (value) => {
      tidy(() => {
        const random = new Random(3);
        const weights = cell.weights({ D: 2, H: 9 }, random);
        const numbers = draw(random, 3, 4, 2).dataSync().slice();
        numbers[10] = value;
        const finite = (runner: Runner) =>
          [...runner(cell, weights, tensor(numbers, [3, 4, 2])).h.dataSync()].map(Number.isFinite);
        expect(finite(run)).toEqual(finite(reference));
      });
    });
  });

  test('lets layers be stacked: the lower one learns through the upper one', () => {
    tidy(() => {
      const random = new Random(4);
      const [lower, upper] = [lstm.weights({ D: 3, H: 5 }, random), gru().weights({ D: 5, H: 4 }, random)];
      const x = draw(random, 2, 6, 3) as Tensor3D;
      const slope = (runner: Runner) =>
        grad((W: Tensor) => sum(runner(gru(), upper, runner(lstm, { ...lower, W } as never, x).h).h))(
          lower.W as Tensor,
        );
      expect(error(slope(run), slope(reference))).toBeLessThanOrEqual(1e-5);
    });
  });

  test('keeps no tensor and no memory over two thousand training steps', () => {
    const random = new Random(5);
    const weights = lstm.weights({ D: 2, H: 8 }, random);
    const [x, unused] = [draw(random, 4, 6, 2) as Tensor3D, draw(random, 4, 6, 2) as Tensor3D];
    const step = () =>
      tidy(() => {
        const slopes = valueAndGrads((W: Tensor) => {
          // A run that the loss does not depend on leaves no tape behind either.
          run(lstm, weights, unused);
          return sum(run(lstm, { ...weights, W } as never, x).h) as Scalar;
        })([weights.W]);
        return slopes.value.dataSync()[0]!;
      });
    for (let k = 0; k < 10; ++k) step();
    const counts = () => ({ ...memory(), heap: heapMemory().buffer.byteLength, ids: backend().numDataIds() });
    const before = counts();
    for (let k = 0; k < 2000; ++k) step();
    expect(counts()).toEqual(before);
    dispose([x, unused, ...Object.values(weights)]);
  });
});

test.each(Object.entries(cells))('the two builds of %s agree', async (_, cell) => {
  await useKernels('relaxed');
  const relaxed = outcome(run, cell, [12, 5, 3, 20]);
  await useKernels('simd');
  const simd = outcome(run, cell, [12, 5, 3, 20]);
  for (const [name, part] of Object.entries(simd.results))
    expect(error(relaxed.results[name]!, part)).toBeLessThanOrEqual(2e-6);
  for (const [name, part] of Object.entries(simd.gradients)) {
    expect(error(relaxed.gradients[name]!, part)).toBeLessThanOrEqual(1e-5);
  }
});

describe('what cannot be run is named', () => {
  const weights = () => lstm.weights({ D: 3, H: 4 }, new Random(1));
  const x = (...shape: number[]) =>
    tensor(new Float32Array(shape.reduce((a, b) => a * b, 1)), shape) as unknown as Tensor3D;

  test.each<[string, () => unknown, string]>([
    ['inputs of another width', () => run(lstm, weights(), x(2, 5, 2)), 'lstm: W is [16,3] where [16,2] was expected.'],
    [
      'a weight of another shape',
      () => run(lstm, { ...weights(), b: tensor([1, 2]) } as never, x(2, 5, 3)),
      'lstm: b is [2] where [16] was expected.',
    ],
    [
      'a state of another batch',
      () => run(lstm, weights(), x(2, 5, 3), lstm.zero(weights(), 3)),
      'lstm: h is [3,4] where [2,4] was expected.',
    ],
    ['no step at all', () => run(lstm, weights(), x(2, 0, 3)), 'lstm: x is [2,0,3]; none of its lengths may be 0.'],
    [
      'inputs of another kind',
      () => run(lstm, weights(), tensor([1, 2, 3], [1, 1, 3], 'int32') as Tensor3D),
      'lstm: x is int32; it has to be float32.',
    ],
  ])('%s', (_, work, message) => {
    expect(work).toThrow(message);
  });

  test('and the heap is whole afterward', () => {
    tidy(() => {
      expect(() => run(lstm, weights(), x(2, 5, 2))).toThrow();
      expect(error(run(lstm, weights(), x(2, 5, 3)).h, unroll(lstm, weights(), x(2, 5, 3)).h)).toBeLessThanOrEqual(
        2e-6,
      );
    });
  });
});

describe('the reference runs, and says why,', () => {
  const agrees = () =>
    tidy(() => {
      const weights = lstm.weights({ D: 2, H: 3 }, new Random(1));
      const x = draw(new Random(1), 2, 4, 2) as Tensor3D;
      return error(run(lstm, weights, x).h, unroll(lstm, weights, x).h);
    });

  test('on the plain JavaScript backend', async () => {
    await startEngine('cpu');
    expect(kernelsInUse()).toEqual({ build: 'none', why: 'tfjs runs on its cpu backend' });
    expect(agrees()).toBe(0);
    await startEngine();
  });

  test('where the machine has no SIMD', async () => {
    const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    await useQuickestKernels();
    expect(kernelsInUse()).toEqual({ build: 'none', why: 'this machine cannot run the simd build' });
    expect(agrees()).toBe(0);
    validate.mockRestore();
  });

  test('where tfjs has moved its private fields', async () => {
    const { wasm } = backend() as unknown as { wasm: { _malloc?: unknown } };
    const { _malloc } = wasm;
    delete wasm._malloc;
    await useKernels('simd');
    wasm._malloc = _malloc;
    expect(kernelsInUse()).toEqual({ build: 'none', why: 'this version of tfjs has no wasm._malloc' });
    expect(agrees()).toBe(0);
  });

  test('for a cell that changes the equations of another and so has no kernel', () => {
    tidy(() => {
      const cell = gruOtherSign();
      const weights = cell.weights({ D: 2, H: 3 }, new Random(1));
      const x = draw(new Random(1), 2, 4, 2) as Tensor3D;
      expect(error(run(cell, weights, x).h, unroll(cell, weights, x).h)).toBe(0);
      expect(slice(run(gru(), weights, x).h, 0, 1).dataSync()).not.toEqual(
        slice(run(cell, weights, x).h, 0, 1).dataSync(),
      );
    });
  });
});
