/**
 * NaN and infinities in every argument of every layer and cell: forward they are what the paper's equation makes of them in
 * float64 (tests/oracles), and every build and backend agrees, number by number, forward and backward.
 *
 * What is expected follows IEEE 754, as PyTorch's operations on the CPU do: tanh(±∞) = ±1, σ(-∞) = 0, 0 · ∞ = NaN, and so
 * silu(-∞) = gelu(-∞) = NaN (x / (1 + e^-x) in aten/src/ATen/native/cpu/Activation.cpp is -∞/∞); a softmax over nothing
 * but -∞, or over +∞, is NaN. In two places PyTorch's own answer depends on which of its kernels runs, and the definition
 * is followed: what a causal mask hides, and what lies before the first input of a convolution, is not there, while a
 * product with its weight of 0 would be NaN.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { type KernelBuild, useKernels } from '../../src/engine/kernels.ts';
import { type Tensor3D, tensor, tidy } from '../../src/engine/tfjs.ts';
import type { Cell } from '../../src/models/cell.ts';
import { deltaNet } from '../../src/models/deltanet/cell.ts';
import { gru } from '../../src/models/gru/cell.ts';
import { rnn } from '../../src/models/rnn/cell.ts';
import { stream } from '../../src/models/stream.ts';
import { unroll } from '../../src/models/unroll.ts';
import { Random } from '../../src/random.ts';
import { expectAlike, spoilt, strange } from '../engine/class-of.ts';
import { draw, layers, type Numbers, outputAndGradients, weightsOf } from './layers.ts';

/** Everything that src/models exports, by file and name. */
const modules = import.meta.glob<Record<string, unknown>>('../../src/models/**/*.ts', { eager: true });
const isNamed = (one: unknown, ...fields: string[]) =>
  typeof one === 'object' && one !== null && fields.every((field) => field in one);
/** What an export is, or makes where it is a function that needs no argument. */
function made(one: unknown): unknown {
  if (typeof one !== 'function') return one;
  try {
    return one.length ? undefined : one();
  } catch {
    return undefined;
  }
}
const found = Object.values(modules).flatMap((exports) =>
  Object.entries(exports).map(([name, one]) => [name, made(one)] as const),
);
const cells = [
  ...found.filter(([, one]) => isNamed(one, 'weights', 'step')),
  ...Object.entries({ 'elman-relu': rnn('relu'), 'gru-before': gru('before'), reflecting: deltaNet(1, 2) }),
] as (readonly [string, Cell])[];

const flat = (numbers: Numbers): number[] => [numbers].flat(Infinity as 1) as number[];
/** Nested numbers with one of them spoilt. */
function spoil(numbers: Numbers, at: number, how: string): Numbers {
  let k = 0;
  const go = (one: Numbers): Numbers => (typeof one === 'number' ? (k++ === at ? strange[how]! : one) : one.map(go));
  return go(numbers);
}

/** Where infinite terms of both signs meet, the order of a sum decides between ∞ and NaN: of which outputs, and why. */
const cancels: Record<string, string> = {
  'min-gru': 'the mean is computed as h + z ⊙ (n - h), where an infinite h less itself is NaN',
  s4d: 'a complex product and an impulse response add up the same terms in other orders',
  's4d as a convolution': 'as s4d',
  's4d as a cell': 'as s4d',
};
/** The same of gradients: what sums them up is a chain of operations in the one, and a formula in the other. */
const cancelsBackward = ['layer-norm', 'mamba', 's4d', 's4d as a convolution', 's4d as a cell', 'transformer-block'];

const ways = [
  ['wasm', 'none'],
  ['cpu', 'none'],
  ['wasm', 'relaxed'],
  ['wasm', 'simd'],
] as const;
const [H, D, N, B, T] = [6, 6, 2, 2, 5];

afterAll(() => startEngine());

describe.each(Object.entries(layers))('%s', (name, { layer, oracle }) => {
  const keys = ['x', ...Object.keys(weightsOf(name, new Random(1), H, D, N))];

  test.each(keys)('makes of what is not finite in %s what its equation makes, in every build', async (key) => {
    for (const how of ['NaN', '∞', '-∞']) {
      const random = new Random(3, name);
      const sound = { x: draw(random, B, T, D), ...weightsOf(name, random, H, D, N) };
      const at = new Random(1, key + how).below(flat(sound[key as 'x']).length);
      const { x, ...weights } = { ...sound, [key]: spoil(sound[key as 'x'], at, how) };
      const expected = (x as number[][][]).map((one) => oracle(weights as never, one));
      const R = expected.map((rows) => rows.map((row) => row.map(() => draw(random))));
      let first: Record<string, Numbers> | undefined;
      for (const [backend, build] of ways) {
        await startEngine(backend);
        await useKernels(build);
        const { y, gradients } = outputAndGradients(layer, weights, x, R);
        const what = `on ${backend} with kernels: ${build}, ${how} in ${key}`;
        expectAlike(`y ${what}`, flat(y), flat(expected), { tolerance: 5e-6, merged: name in cancels });
        for (const [part, gradient] of Object.entries((first ??= gradients))) {
          expectAlike(`gradient of ${part} ${what}`, flat(gradients[part]!), flat(gradient), {
            tolerance: 2e-5,
            merged: cancelsBackward.includes(name),
          });
        }
      }
    }
  });
});

describe('single steps', () => {
  const sizes = { D: 6, H: 6, N: 2 };
  beforeAll(() => startEngine());

  test('are those of every kernel that has them', () => {
    const folderOf = (path: string) => path.split('/').at(-2)!;
    const texts = import.meta.glob<string>('../../src/models/*/kernel.ts', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const declared = Object.entries(texts).flatMap(([path, text]) =>
      /stream|recurrentKernel/.test(text) ? [folderOf(path)] : [],
    );
    const streamed = Object.entries(modules).flatMap(([path, exports]) =>
      Object.values(exports).some((one) => (made(one) as Partial<Cell> | null | undefined)?.kernel?.stream)
        ? [folderOf(path)]
        : [],
    );
    expect(declared.length).toBeGreaterThan(8);
    expect(declared.filter((id) => !streamed.includes(id))).toEqual([]);
  });

  test.each(cells)('of %s go on from what is not finite as its equation does, in every build', async (name, cell) => {
    for (const how of Object.keys(strange)) {
      const random = new Random(5, name);
      const x = spoilt(
        Float32Array.from({ length: 8 * sizes.D }, () => random.normal()),
        random.below(4 * sizes.D),
        how,
      );
      const steps = async (build: KernelBuild) => {
        await useKernels(build);
        return tidy(() => {
          const weights = cell.weights(sizes, new Random(6, name));
          if (build === 'none') return unroll(cell, weights, tensor(x, [1, 8, sizes.D]) as Tensor3D).h.dataSync();
          const flow = stream(cell, weights);
          const shown = [...flow.steps(x)];
          flow.dispose();
          return shown;
        });
      };
      const expected = await steps('none');
      for (const build of ['relaxed', 'simd'] as const) {
        expectAlike(`${name} in the ${build} build, ${how} in x`, await steps(build), expected, {
          tolerance: 5e-6,
          merged: name.startsWith('s4d'),
        });
      }
    }
  });
});
