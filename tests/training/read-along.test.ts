import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { dispose, memory, type Tensor2D, tensor } from '../../src/engine/tfjs.ts';
import type { Cell, Tensors } from '../../src/models/cell.ts';
import { gru } from '../../src/models/gru/cell.ts';
import { lstm } from '../../src/models/lstm/cell.ts';
import { mambaCell } from '../../src/models/mamba/cell.ts';
import { rnn } from '../../src/models/rnn/cell.ts';
import { Random } from '../../src/random.ts';
import { ALPHABET, classesOf } from '../../src/tasks/next-character.ts';
import { loadModel, modelNames, toWeights } from '../../src/trained/load.ts';
import { modelText } from '../../src/trained/make-model.ts';
import { numbersOf } from '../../src/trained/packed.ts';
import { fileOf, readSentence } from '../../src/trained/read-sentence.ts';
import { layerWeights, project } from '../../src/training/network.ts';
import { bytesAfter, type ReaderName, readerNames, type Sentence } from '../../src/training/readers.ts';
import { rnnOracle } from '../oracles/elman.ts';
import { gruOracle } from '../oracles/gru.ts';
import { lstmOracle } from '../oracles/lstm.ts';
import { mambaOracle } from '../oracles/mamba.ts';
import { layerNormOracle } from '../oracles/norm.ts';
import { gelu } from '../oracles/transformer-block.ts';
import { type Matrix, product, type Vector } from '../oracles/vectors.ts';

const TEXT = 'the whale rose';
const oneHot = classesOf(TEXT).map((k) => Array.from(ALPHABET, (_, j) => Number(j === k)));
let sentence: Sentence;
beforeAll(async () => {
  await startEngine();
  sentence = await readSentence(TEXT);
});

type Plain = Record<string, Matrix & Vector>;
/** Weights as arrays. */
const arrays = (weights: Tensors) =>
  Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, value.arraySync()])) as Plain;
const add = (a: Vector, b: Vector) => a.map((value, k) => value + b[k]!);

/** Every h by the paper's equations in float64, for a reader that has some. */
const equations: Partial<Record<ReaderName, (layer: Plain, network: Plain) => Matrix>> = {
  rnn: ({ W, U, b }) => rnnOracle(Math.tanh)({ W: W!, U: U!, b: b! }, oneHot),
  lstm: ({ W, U, b }) => lstmOracle({ W: W!, U: U!, b: b! }, oneHot),
  gru: ({ W, U, b, d }) => gruOracle('after')({ W: W!, U: U!, b: b!, d: d! }, oneHot),
  mamba: (layer, { E, ε }) => {
    const e = oneHot.map((x) => add(product(E!, x), ε!));
    const o = mambaOracle(layer as unknown as Parameters<typeof mambaOracle>[0], e);
    return o.map((row, t) => add(row, e[t]!));
  },
};

describe.each(Object.keys(equations) as ReaderName[])('%s', (name) => {
  test('expects what the equations of its paper give with the weights that are shipped', async () => {
    const weights = toWeights(await loadModel(fileOf(name)));
    const { V, v, ...network } = arrays(weights);
    const h = equations[name]!(arrays(layerWeights(weights)), network);
    dispose(weights);
    sentence.readings[name].next.forEach((guesses, t) => {
      const scores = add(product(V!, h[t]!), v!);
      const whole = scores.reduce((sum, score) => sum + Math.exp(score), 0);
      const best = Math.max(...scores);
      expect(guesses[0]![1]).toBeCloseTo(Math.exp(best) / whole, 3);
      for (const [character, probability] of guesses)
        expect(probability).toBeCloseTo(Math.exp(scores[ALPHABET.indexOf(character)]!) / whole, 3);
    });
  });
});

/** Every number of the state that is drawn, unit by unit over time, by the reference cell stepped by hand. */
const stepped: Partial<Record<ReaderName, { cell: Cell; state: string }>> = {
  rnn: { cell: rnn() as Cell, state: 'h' },
  lstm: { cell: lstm as Cell, state: 'c' },
  gru: { cell: gru() as Cell, state: 'h' },
  mamba: { cell: mambaCell as Cell, state: 's' },
};

test.each(Object.keys(stepped) as ReaderName[])(
  '%s: the squares that are drawn are numbers of its state',
  async (name) => {
    const { cell, state: drawn } = stepped[name]!;
    const weights = toWeights(await loadModel(fileOf(name)));
    const layer = layerWeights(weights);
    let state = cell.zero(layer, 1);
    const over = oneHot.map((x) => {
      const x_t = tensor([x]) as Tensor2D;
      state = cell.step(layer, weights.E ? project(weights, x_t) : x_t, state).state;
      return [...state[drawn]!.dataSync()];
    });
    const rows = sentence.readings[name].memory;
    const units = rows.map((row) =>
      over[0]!.findIndex((_, unit) => row.every((value, t) => Math.abs(value - over[t]![unit]!) < 1e-4)),
    );
    expect(units).not.toContain(-1);
    expect(new Set(units).size).toBe(rows.length);
  },
);

test('the transformer’s squares are the attention weights from which its guesses follow', async () => {
  const weights = toWeights(await loadModel('whale-transformer'));
  const { Wv, Wo, W1, b1, W2, b2, gain1, bias1, gain2, bias2 } = arrays(layerWeights(weights));
  const { E, ε, V, v } = arrays(weights);
  dispose(weights);
  const e = oneHot.map((x) => add(product(E!, x), ε!));
  const values = e.map((e_t) => product(Wv!, layerNormOracle(e_t, gain1!, bias1!)));
  sentence.readings.transformer.memory.forEach((attention, t) => {
    const gathered = values[0]!.map((_, k) => attention.reduce((sum, α, s) => sum + α * values[s]![k]!, 0));
    const a = add(e[t]!, product(Wo!, gathered));
    const hidden = add(product(W1!, layerNormOracle(a, gain2!, bias2!)), b1!).map(gelu);
    const scores = add(product(V!, add(a, add(product(W2!, hidden), b2!))), v!);
    const whole = scores.reduce((sum, score) => sum + Math.exp(score), 0);
    for (const [character, probability] of sentence.readings.transformer.next[t]!)
      expect(probability).toBeCloseTo(Math.exp(scores[ALPHABET.indexOf(character)]!) / whole, 3);
  });
});

test.each(readerNames)('%s reads the beginning of a sentence without knowing its end', async (name) => {
  const beginning = (await readSentence(TEXT.slice(0, 5))).readings[name];
  beginning.next.forEach((guesses, t) => {
    guesses.forEach(([character, probability], k) => {
      expect(sentence.readings[name].next[t]![k]![0]).toBe(character);
      expect(sentence.readings[name].next[t]![k]![1]).toBeCloseTo(probability, 4);
    });
  });
});

test('the transformer pays all of its attention to the characters so far, and knows their order', async () => {
  const { memory: attention, next } = sentence.readings.transformer;
  attention.forEach((weights, t) => {
    expect(weights.length).toBe(t + 1);
    expect(weights.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 4);
  });
  const turned = await readSentence('the whale orse');
  expect(turned.readings.transformer.next.at(-1)![0]![1]).not.toBeCloseTo(next.at(-1)![0]![1], 4);
});

test('four memories stay as they are, by the sizes of their states, and the transformer’s grows by a key and a value', async () => {
  const H = async (name: ReaderName) => (await loadModel(fileOf(name))).sizes.H;
  const { sizes } = await loadModel('whale-mamba');
  const E = 2 * sizes.H;
  const expected = {
    rnn: 4 * (await H('rnn')),
    lstm: 4 * 2 * (await H('lstm')),
    gru: 4 * (await H('gru')),
    mamba: 4 * (E * sizes.N! + 3 * E),
  };
  for (const [name, bytes] of Object.entries(expected))
    for (const read of [1, 14]) expect(bytesAfter(sentence.readings[name as ReaderName], read)).toBe(bytes);
  const each = 4 * 2 * (await H('transformer'));
  expect([1, 2, 14].map((read) => bytesAfter(sentence.readings.transformer, read))).toEqual([
    each,
    2 * each,
    14 * each,
  ]);
});

test('reading leaves no tensor', async () => {
  const before = memory().numTensors;
  await readSentence('sea');
  expect(memory().numTensors).toBe(before);
});

describe('the five files', () => {
  const files = () => Promise.all(readerNames.map((name) => loadModel(fileOf(name))));

  test('are all small text models that are shipped, and together at most 300 kB', async () => {
    expect(modelNames.filter((name) => /^whale-(?!large-)/.test(name)).sort()).toEqual(readerNames.map(fileOf).sort());
    const bytes = (await files()).map((model) => Buffer.byteLength(modelText(model)));
    expect(bytes.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(300_000);
  });

  test('hold about as many parameters, were trained for as many steps, and were scored beside the same counts', async () => {
    const models = await files();
    const parameters = models.map(({ weights }) =>
      Object.values(weights).reduce((sum, packed) => sum + numbersOf(packed).length, 0),
    );
    expect(Math.max(...parameters) / Math.min(...parameters)).toBeLessThan(1.06);
    expect(new Set(models.map(({ steps }) => steps)).size).toBe(1);
    expect(new Set(models.map(({ record }) => JSON.stringify(record.baseline))).size).toBe(1);
  });

  test('predict the end of the book better than counting three characters does', async () => {
    for (const { model, record } of await files())
      expect(record.heldOut['bits per character'], model).toBeLessThan(
        record.baseline['bits per character, counts of triples']!,
      );
  });
});

test('bytes with a scale for each row are off by at most half a step of the row', async () => {
  const { inBytes } = await import('../../src/trained/packed.ts');
  const random = new Random(3);
  const data = Array.from({ length: 12 }, (_, k) => (k < 4 ? 0 : random.uniform(-(10 ** (k % 3)), 10 ** (k % 3))));
  const numbers = numbersOf(inBytes([3, 4], data));
  data.forEach((value, k) => {
    const row = data.slice(4 * Math.floor(k / 4), 4 * Math.floor(k / 4) + 4);
    expect(Math.abs(numbers[k]! - value)).toBeLessThanOrEqual((0.51 * Math.max(...row.map(Math.abs))) / 127 + 1e-9);
  });
  expect(tensor(Float32Array.from(numbers), [3, 4]).shape).toEqual([3, 4]);
});
