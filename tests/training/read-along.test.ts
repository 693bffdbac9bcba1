import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { dispose, memory, tensor } from '../../src/engine/tfjs.ts';
import type { Tensors } from '../../src/models/cell.ts';
import { Random } from '../../src/random.ts';
import { ALPHABET, classesOf } from '../../src/tasks/next-character.ts';
import { loadModel, modelNames, toWeights } from '../../src/trained/load.ts';
import { modelText } from '../../src/trained/make-model.ts';
import { numbersOf } from '../../src/trained/packed.ts';
import { fileOf, readSentence } from '../../src/trained/read-sentence.ts';
import { layerWeights } from '../../src/training/network.ts';
import { bytesAfter, type ReaderName, readerNames, type Sentence } from '../../src/training/readers.ts';
import { rnnOracle } from '../oracles/elman.ts';
import { gruOracle } from '../oracles/gru.ts';
import { lstmOracle } from '../oracles/lstm.ts';
import { mambaOracle } from '../oracles/mamba.ts';
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

test.each(['rnn', 'gru'] as const)('%s: the squares that are drawn are numbers of the state', async (name) => {
  const weights = toWeights(await loadModel(fileOf(name)));
  const h = equations[name]!(arrays(layerWeights(weights)), arrays(weights));
  dispose(weights);
  const units = h[0]!.map((_, unit) => h.map((state) => state[unit]!));
  for (const row of sentence.readings[name].memory)
    expect(
      Math.min(...units.map((unit) => Math.max(...unit.map((value, t) => Math.abs(value - row[t]!))))),
    ).toBeLessThan(1e-3);
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
  const turned = await readSentence('eht whale rose');
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

  test('are all text models that are shipped, and together at most 300 kB', async () => {
    expect(modelNames.filter((name) => name.startsWith('whale-')).sort()).toEqual(readerNames.map(fileOf).sort());
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
