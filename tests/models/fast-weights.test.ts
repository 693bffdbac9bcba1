import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { type KernelBuild, useKernels, useQuickestKernels } from '../../src/engine/kernels.ts';
import type { Tensor, Tensor3D, Tensor4D } from '../../src/engine/tfjs.ts';
import { add, grads, memory, mul, sum, tensor, tidy } from '../../src/engine/tfjs.ts';
import type { Cell, State, Tensors } from '../../src/models/cell.ts';
import { deltaNet, deltaRule } from '../../src/models/deltanet/cell.ts';
import { linearAttention } from '../../src/models/linear-attention/cell.ts';
import { stream } from '../../src/models/stream.ts';
import { run, unroll } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';
import { difference } from './layers.ts';

const cells: Record<string, (heads: number) => Cell> = {
  'linear attention': (heads) => linearAttention(heads) as unknown as Cell,
  DeltaNet: (heads) => deltaNet(heads) as unknown as Cell,
  'DeltaNet with write strengths up to 2': (heads) => deltaNet(heads, 2) as unknown as Cell,
};
const builds: KernelBuild[] = ['relaxed', 'simd', 'none'];
/** T, B, D, H and heads: ones, heads that end within a block of eight numbers, with it and beyond it, and a demo's. */
const sizes = [
  [1, 1, 1, 2, 1],
  [5, 2, 3, 6, 2],
  [4, 1, 5, 9, 3],
  [7, 3, 2, 17, 1],
  [9, 2, 8, 16, 2],
  [11, 2, 4, 64, 2],
];

const draw = (random: Random, ...shape: number[]) =>
  tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal()),
    shape,
  );
const apart = (a: Tensor, b: Tensor) => difference(a.arraySync() as number[], b.arraySync() as number[]);

beforeAll(() => startEngine());
afterAll(() => useQuickestKernels());

describe.each(builds)('with kernels: %s,', (build) => {
  beforeAll(() => useKernels(build));

  describe.each(Object.entries(cells))('%s', (_, make) => {
    test.each(sizes)(
      'takes T=%i B=%i D=%i H=%i in %i heads all at once as it steps through it, forward and backward',
      (T, B, D, H, heads) => {
        tidy(() => {
          const [cell, random] = [make(heads), new Random(1)];
          const weights = cell.weights({ D, H }, random);
          // From where another sequence has left it.
          const from = unroll(cell, weights, draw(random, B, 3, D) as Tensor3D).states.at(-1)!;
          const [x, R] = [draw(random, B, T, D), draw(random, B, T, H)];
          const given: Tensors = { x, ...weights, S: from.S, ...(from.z && { z: from.z }) };
          const names = Object.keys(given);
          type Way = (weights: Tensors, x: Tensor3D, state: State) => { h: Tensor3D; last: State };
          const outcome = (way: Way) => {
            const all = (...values: Tensor[]) => {
              const named = Object.fromEntries(names.map((name, k) => [name, values[k]!]));
              return way(named, named.x as Tensor3D, { ...from, ...named });
            };
            const loss = (...values: Tensor[]) => {
              const { h, last } = all(...values);
              const parts = [mul(h, R), last.S!, ...(last.z ? [last.z] : []), ...values.map((value) => mul(value, 0))];
              return parts.map((part) => sum(part)).reduce((a, b) => add(a, b));
            };
            return { ...all(...Object.values(given)), slopes: grads(loss)(Object.values(given)) };
          };
          const whole = outcome((...args) => run(cell, ...args));
          const stepped = outcome((...args) => {
            const { h, states } = unroll(cell, ...args);
            return { h, last: states.at(-1)! };
          });
          expect(apart(whole.h, stepped.h)).toBeLessThanOrEqual(2e-6);
          expect(Object.keys(whole.last)).toEqual(Object.keys(stepped.last));
          for (const name of Object.keys(stepped.last)) {
            expect(apart(whole.last[name]!, stepped.last[name]!), name).toBeLessThanOrEqual(2e-6);
          }
          names.forEach((name, k) =>
            expect(apart(whole.slopes[k]!, stepped.slopes[k]!), name).toBeLessThanOrEqual(1e-5),
          );
        });
      },
    );

    test.each(sizes)(
      'streams T=%i of B=%i D=%i H=%i in %i heads as it runs, and starts anew when told to',
      (T, _, D, H, heads) => {
        tidy(() => {
          const [cell, random] = [make(heads), new Random(2)];
          const weights = cell.weights({ D, H }, random);
          const x = draw(random, 1, T, D) as Tensor3D;
          const [numbers, { h }] = [x.dataSync(), unroll(cell, weights, x)];
          const streamed = stream(cell, weights);
          const one = Array.from({ length: T }, (_, t) => [...streamed.steps(numbers.slice(t * D, (t + 1) * D))]);
          expect(difference([one], h.arraySync())).toBeLessThanOrEqual(2e-6);
          streamed.reset();
          expect(difference([...streamed.steps(numbers)], [...h.dataSync()])).toBeLessThanOrEqual(2e-6);
          streamed.dispose();
        });
      },
    );

    test('leaves nothing behind where it was streamed', () => {
      const weights = tidy(() => make(2).weights({ D: 3, H: 8 }, new Random(3)));
      const before = memory().numTensors;
      const streamed = stream(make(2), weights);
      streamed.steps([1, 2, 3]);
      streamed.dispose();
      expect(memory().numTensors).toBe(before);
      Object.values(weights).forEach((weight) => weight.dispose());
    });

    test('shows and keeps nothing but zeros as long as it is given zeros', () => {
      tidy(() => {
        const weights = make(2).weights({ D: 3, H: 8 }, new Random(4));
        const { h, last } = run(make(2), weights, mul(draw(new Random(4), 1, 5, 3), 0) as Tensor3D);
        expect([...h.dataSync(), ...last.S!.dataSync()].every((value) => value === 0)).toBe(true);
      });
    });
  });

  describe('a write of the delta rule', () => {
    const d = 5;
    /** What S gives for each of some vectors, one a row of `asked`, after writes of given strength at given keys. */
    function after(
      S: number[][],
      keys: number[][],
      values: number[][],
      betas: number[],
      asked: number[][],
    ): number[][] {
      return tidy(() => {
        const steps = (rows: number[][]) => tensor(rows.flat(), [1, rows.length, 1, d]) as Tensor4D;
        const zeros = asked.map(() => Array<number>(d).fill(0));
        // To be asked is a step that writes nothing.
        const [q, k] = [steps([...keys, ...asked]), steps([...keys, ...asked])];
        const beta = tensor([...betas, ...asked.map(() => 0)], [1, keys.length + asked.length, 1]) as Tensor3D;
        const { y } = deltaRule(
          { q, k, v: steps([...values, ...zeros]), beta },
          tensor(S.flat(), [1, 1, d, d]) as Tensor4D,
        );
        return (y.arraySync() as number[][][][])[0]!.slice(keys.length).map(([row]) => row!);
      });
    }
    const random = new Random(5);
    const vector = () => Array.from({ length: d }, () => random.normal());
    const S = Array.from({ length: d }, vector);
    const [key, value, other] = [vector(), vector(), vector()];
    const dot = (a: number[], b: number[]) => a.reduce((total, one, j) => total + one * b[j]!, 0);
    const upright = other.map((one, j) => one - (key[j]! * dot(other, key)) / dot(key, key));
    const before = () => after(S, [], [], [], [key, upright]);

    test('of strength 0 keeps what was there', () => {
      expect(difference(after(S, [key], [value], [0], [key, upright]), before())).toBeLessThanOrEqual(2e-6);
    });

    test('of strength 1 replaces what there was for its key, and nothing else', () => {
      expect(difference(after(S, [key], [value], [1], [key, upright]), [value, before()[1]!])).toBeLessThanOrEqual(
        5e-6,
      );
    });

    test('of strength 2 and no value turns over the sign of what there was for its key, and of nothing else', () => {
      const nothing = value.map(() => 0);
      const turned = before()[0]!.map((one) => -one);
      expect(difference(after(S, [key], [nothing], [2], [key, upright]), [turned, before()[1]!])).toBeLessThanOrEqual(
        5e-6,
      );
    });

    test('of strength 2 for a bit that is 1 makes the sign the parity of the bits so far; of strength 1 it forgets at the first', () => {
      const bits = Array.from({ length: 40 }, () => random.below(2));
      const [first] = before();
      for (const t of [...bits.keys()].slice(-6)) {
        const until = bits.slice(0, t + 1);
        const read = (most: number) =>
          dot(
            first!,
            after(
              S,
              until.map(() => key),
              until.map(() => value.map(() => 0)),
              until.map((bit) => most * bit),
              [key],
            )[0]!,
          ) / dot(first!, first!);
        const isOdd = until.filter((bit) => bit).length % 2;
        expect(read(2)).toBeCloseTo(isOdd ? -1 : 1, 4);
        expect(read(1)).toBeCloseTo(0, 4);
      }
    });
  });
});

test.each(Object.values(cells))('a width that the heads cannot share is refused', (make) => {
  expect(() => make(3).weights({ D: 4, H: 4 }, new Random(6))).toThrow(
    '3 heads cannot share 4 units: make H a multiple.',
  );
});
