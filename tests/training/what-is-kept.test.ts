import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import type { Tensors } from '../../src/models/cell.ts';
import { ALPHABET, classesOf } from '../../src/tasks/next-character.ts';
import { withModel } from '../../src/trained/load.ts';
import { layerWeights } from '../../src/training/network.ts';
import { compareKept, type Keeper, lstmKeeps, mambaKeeps, TEXT, textsOf } from '../../src/training/what-is-kept.ts';
import { lstmOracle } from '../oracles/lstm.ts';
import { shortConvolutionOracle } from '../oracles/mamba.ts';
import { type Matrix, product, sigmoid, silu, type Vector } from '../oracles/vectors.ts';

const inputs = (text: string) => classesOf(text).map((k) => Array.from(ALPHABET, (_, j) => Number(j === k)));
const add = (...vectors: Vector[]) => vectors[0].map((_, k) => vectors.reduce((sum, vector) => sum + vector[k], 0));
/** Some of the weights as arrays. */
const take = (weights: Tensors, ...names: string[]) =>
  names.map((name) => weights[name].arraySync() as Matrix & Vector);
beforeAll(() => startEngine());

/** The largest gap between numbers and those of the equations. */
const gap = (rows: Matrix, expected: Matrix) =>
  Math.max(...rows.flatMap((row, t) => row.map((value, k) => Math.abs(value - expected[t][k]))));

describe('what is kept', () => {
  test('of the LSTM is its forget gate, by the equations of its paper, from the input and the hidden state before', async () => {
    const widest = await withModel('whale-lstm', (network) => {
      const [W, U, b] = take(layerWeights(network), 'W', 'U', 'b');
      const h = lstmOracle({ W, U, b }, inputs(TEXT));
      const H = b.length / 4;
      const forget = (matrix: Matrix) => matrix.slice(H, 2 * H);
      const bias = (b as Vector).slice(H, 2 * H);
      const none = Array.from({ length: H }, () => 0);
      const f = inputs(TEXT).map((x, t) =>
        add(product(forget(W), x), product(forget(U), h[t - 1] ?? none), bias).map(sigmoid),
      );
      return gap(lstmKeeps(network, TEXT).factors.arraySync(), f);
    });
    expect(widest).toBeLessThan(1e-4);
  });

  test('of Mamba is exp(ΔA) of every number of its state, by the equations of its paper, from the inputs alone', async () => {
    const widest = await withModel('whale-mamba', (network) => {
      const [Win, K, k, P, Q, p, logA] = take(layerWeights(network), 'Win', 'K', 'k', 'P', 'Q', 'p', 'logA');
      const [E, ε] = take(network, 'E', 'ε');
      const e = inputs(TEXT).map((x) => add(product(E, x), ε));
      const u = e.map((input) => product(Win.slice(0, k.length), input));
      const expected = shortConvolutionOracle({ K, k }, u).map((row) => {
        const low = product(P.slice(0, Q[0].length), row.map(silu));
        const delta = add(product(Q, low), p).map((value) => Math.log1p(Math.exp(value)));
        return delta.flatMap((Δ, channel) => logA[channel].map((a) => Math.exp(-Δ * Math.exp(a))));
      });
      return gap(mambaKeeps(network, TEXT).factors.arraySync(), expected);
    });
    expect(widest).toBeLessThan(1e-4);
  });

  test('is what the states are made with: after a step, two states differ by what it keeps of their difference', async () => {
    // From the fifth character on both texts are the same to the step: it writes the same, and keeps by the same factors.
    await withModel('whale-mamba', (network) => {
      const [one, other] = ['the whale rose', 'she whale rose'].map((text) => {
        const { factors, state } = mambaKeeps(network, text);
        return { factors: factors.arraySync(), state: state.arraySync() };
      });
      for (let t = 5; t < 14; t++) {
        const kept = one.state[t].map((_, k) => one.factors[t][k] * (one.state[t - 1][k] - other.state[t - 1][k]));
        const left = one.state[t].map((value, k) => value - other.state[t][k]);
        expect(gap([left], [kept])).toBeLessThan(1e-4);
      }
    });
  });
});

const compared = (name: Keeper, typed: string, at: number, to: string) =>
  withModel(`whale-${name}`, (network) => compareKept(name, network, textsOf(typed, at, to, 40), 4));
const places = (moved: number[]) => moved.flatMap((change, t) => (change > 0 ? [t] : []));
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k);

describe.each([
  [TEXT, 4, 's'],
  [TEXT, 0, 'y'],
  [TEXT, 24, 'o'],
  ['he saw the ship. she saw the sea.', 11, 'w'],
  ['aaaaaaaaaaaaaaaaaaaa', 3, '-'],
] as const)('“%s” with another character %i', (typed, at, to) => {
  const T = typed.length;

  test('changes the factors of Mamba there and at the next three characters, and nowhere else', async () => {
    const { factors } = await compared('mamba', typed, at, to);
    expect(places(factors.moved)).toEqual(range(at, Math.min(T, at + 4)));
  });

  test('changes the forget gates of the LSTM from there to the end', async () => {
    const { factors } = await compared('lstm', typed, at, to);
    expect(places(factors.moved)).toEqual(range(at, T));
  });

  test.each(['lstm', 'mamba'] as const)('changes the state of %s from there to the end', async (name) => {
    const { state } = await compared(name, typed, at, to);
    expect(places(state.moved)).toEqual(range(at, T));
  });

  test.each(['lstm', 'mamba'] as const)(
    '%s: the units drawn are those of the changed text, and a longer text changes none of them',
    async (name) => {
      const whole = await compared(name, typed, at, to);
      const { after } = textsOf(typed, at, to, 40);
      const start = await compared(name, after.slice(0, at + 1), at, to);
      for (const what of ['factors', 'state'] as const) {
        expect(start[what].units.map((unit) => unit.length)).toEqual([at + 1, at + 1, at + 1, at + 1]);
        expect(whole[what].units.map((unit) => unit.slice(0, at + 1))).toEqual(start[what].units);
      }
    },
  );
});

test('the same character in its place changes nothing', async () => {
  for (const name of ['lstm', 'mamba'] as const)
    for (const { moved } of Object.values(await compared(name, TEXT, 4, 'w'))) expect(places(moved)).toEqual([]);
});

describe('a typed text', () => {
  test('is read as the models know it, without what they do not know, and cut', () => {
    expect(textsOf(' Hé 4 saw', 0, 'W', 40)).toEqual({
      before: 'he saw',
      after: 'we saw',
      at: 0,
      note: 'The models do not know “4” and leave that out.',
    });
    expect(textsOf('æther and more', 1, 'x', 6)).toMatchObject({ before: 'aether', after: 'axther' });
  });

  test('has its last character changed where it ends before the chosen one', () =>
    expect(textsOf('sea', 9, 't', 40)).toMatchObject({ before: 'sea', after: 'set', at: 2 }));

  test('of which they know nothing gives way to another one', () =>
    expect(textsOf('中文', 4, 's', 40)).toEqual({
      before: TEXT,
      after: TEXT.replace('w', 's'),
      at: 4,
      note: `The models do not know “中”, “文”, so they read “${TEXT}”.`,
    }));

  test('stays as it is where no character, or one that they do not know, is to stand in it', () => {
    for (const to of ['', '4']) expect(textsOf('sea', 1, to, 40)).toMatchObject({ before: 'sea', after: 'sea' });
  });
});

test('comparing leaves no tensor', async () => {
  const before = memory().numTensors;
  await compared('mamba', 'sea', 1, 'o');
  await compared('lstm', 'sea', 1, 'o');
  expect(memory().numTensors).toBe(before);
});
