import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { loadModel, type Model, modelNames } from '../../src/trained/load.ts';
import { makeModel, modelText } from '../../src/trained/make-model.ts';
import { numbersOf } from '../../src/trained/packed.ts';
import { fileOf } from '../../src/trained/read-sentence.ts';
import type { Recipe } from '../../src/trained/recipe.ts';
import { largeNames } from '../../src/training/large-readers.ts';
import { readerNames } from '../../src/training/readers.ts';
import { expectRecorded } from './recorded.ts';

const files = import.meta.glob<Recipe | undefined>('../../src/trained/*.ts', { import: 'default', eager: true });
const recipes = Object.entries(files).flatMap(([path, recipe]) =>
  recipe ? [{ name: path.slice('../../src/trained/'.length, -'.ts'.length), recipe }] : [],
);

beforeAll(async () => {
  await startEngine();
});

test('every recipe has its weights, and all weights have their recipe', () => {
  expect([...modelNames].sort()).toEqual(recipes.map(({ name }) => name).sort());
});

test('asking for a model that is not shipped says which are, and how to make it', async () => {
  const message = /latch-lsmt\.json does not exist.*latch-lstm.*npm run train -- latch-lsmt/;
  await expect(loadModel('latch-lsmt')).rejects.toThrow(message);
});

describe.each(recipes)('$name', ({ name, recipe }) => {
  test('says what its recipe says', async () => {
    const { model, about, cell, sizes, seed, steps, date } = await loadModel(name);
    const plan = await recipe.plan();
    expect({ model, about, cell, sizes, seed, steps }).toEqual({
      model: name,
      about: recipe.about,
      cell: recipe.cell,
      sizes: recipe.sizes,
      seed: plan.seed,
      steps: plan.steps,
    });
    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  test('has the weights of its net, with at most 5 significant digits', async () => {
    const { weights } = await loadModel(name);
    const fresh = (await recipe.plan()).net.weights(new Random(1));
    const shapes = (of: Record<string, { shape: number[] }>) =>
      Object.entries(of).map(([key, { shape }]) => [key, shape]);
    expect(shapes(weights)).toEqual(shapes(fresh));
    for (const packed of Object.values(weights)) {
      expect(numbersOf(packed).length).toBe(packed.shape.reduce((product, length) => product * length, 1));
      const written = 'data' in packed ? packed.data : packed.scale;
      expect(written.filter((value) => Number(value.toPrecision(5)) !== value)).toEqual([]);
    }
  });

  // The models that read a book take seconds each: text-models.long.test.ts; those that hear words, too: keywords.long.test.ts.
  test.skipIf(/^(?:whale|keywords)-/.test(name))('reaches its recorded scores when it is measured again', () =>
    expectRecorded(name, recipe),
  );
});

describe('what the pages rest on:', () => {
  const heldOut = async (name: string) => (await loadModel(name)).record.heldOut;

  const holders = ['latch-lstm', 'latch-gru-after', 'latch-gru-before', 'latch-s6'];
  test.each(holders)('%s holds a value for 250 steps', async (name) => {
    expect((await heldOut(name))['accuracy at 250 steps']).toBeGreaterThan(0.99);
  });

  test('latch-s6 fails when its step size is frozen at its mean', async () => {
    expect((await heldOut('latch-s6'))['accuracy at 48 steps, Δ frozen at its mean']).toBeLessThan(0.6);
  });

  test('latch-s4d, the same at every step, reaches less, though it is many times larger', async () => {
    const { record, weights } = await loadModel('latch-s4d');
    const size = (of: Model['weights']) => Object.values(of).reduce((sum, packed) => sum + numbersOf(packed).length, 0);
    expect(record.heldOut['accuracy at 48 steps']).toBeLessThan(0.95);
    expect(size(weights)).toBeGreaterThan(10 * size((await loadModel('latch-s6')).weights));
  });

  test('parity-lstm, trained on 20 steps at most, is right at 250', async () => {
    expect((await heldOut('parity-lstm'))['accuracy at 250 steps']).toBeGreaterThan(0.99);
  });

  test('recall-attention recalls up to 12 pairs, trained on 8 at most', async () => {
    expect((await heldOut('recall-attention'))['accuracy with 12 pairs']).toBeGreaterThan(0.99);
  });

  test('names-rnn guesses names it has not seen better than counting pairs of letters does', async () => {
    const { record } = await loadModel('names-rnn');
    expect(record.heldOut['nats per letter']).toBeLessThan(record.baseline['nats per letter, bigram counts'] - 0.2);
  });

  test('names-gru guesses names it has not seen better than names-rnn does, by the record of both', async () => {
    const [gru, rnn] = [await loadModel('names-gru'), await loadModel('names-rnn')];
    expect(gru.record.baseline['nats per letter, names-rnn']).toBeCloseTo(rnn.record.heldOut['nats per letter'], 3);
    expect(gru.record.heldOut['nats per letter']).toBeLessThan(rnn.record.heldOut['nats per letter'] - 0.1);
  });

  test('all files of weights stay under 100 KB, and under 350 KB those that are loaded when they are chosen', async () => {
    for (const name of modelNames) {
      const most = name.startsWith('whale-large-') ? 350_000 : 100_000;
      expect(modelText(await loadModel(name)).length, name).toBeLessThan(most);
    }
  });

  test('the small text models, which are loaded first, have less than 350 KB together', async () => {
    const texts = await Promise.all(readerNames.map(async (name) => modelText(await loadModel(fileOf(name)))));
    expect(texts.join('').length).toBeLessThan(350_000);
  });

  test.each(largeNames)('of %s, the 8 bits cost at most half a percent', async (name) => {
    const { heldOut, exact } = (await loadModel(`whale-large-${name}`)).record;
    expect(heldOut['bits per character'] / exact!['bits per character']!).toBeLessThanOrEqual(1.005);
  });

  test.each(largeNames)(
    '%s has the scores of all its seeds, the first of which are those of its weights',
    async (name) => {
      const { seed, record } = await loadModel(`whale-large-${name}`);
      const { seeds = [] } = recipes.find((one) => one.name === `whale-large-${name}`)!.recipe;
      expect(Object.keys(record.seeds!)).toEqual([seed, ...seeds].map(String));
      expect(record.seeds![seed]).toEqual(record.heldOut);
    },
  );
});

describe('making a model', () => {
  const { recipe } = recipes.find(({ name }) => name === 'latch-gru-after')!;
  const short = (seed: number): Recipe => ({
    ...recipe,
    plan: async () => ({ ...(await recipe.plan()), seed, steps: 2, batch: 4 }),
  });
  const make = async (seed: number) => modelText(await makeModel('short', short(seed), '2026-01-31', () => undefined));

  test('twice gives the same file byte for byte, and with another seed another', async () => {
    const file = await make(5);
    expect(await make(5)).toBe(file);
    expect(await make(6)).not.toBe(file);
  });

  test('writes JSON that reads back as the model with its weights rounded, in lines of its parts', async () => {
    const file = await make(5);
    const model = JSON.parse(file) as Model;
    const all = Object.values(model.weights).flatMap((packed) => [...Array.from(numbersOf(packed))]);
    expect(all.filter((value) => Number(value.toPrecision(5)) !== value)).toEqual([]);
    expect([model.model, model.seed, model.steps, model.date]).toEqual(['short', 5, 2, '2026-01-31']);
    expect(modelText(model)).toBe(file);
    expect(file.split('\n').length).toBeGreaterThan(10);
  });

  test('leaves no tensor, and tells of every step', async () => {
    const before = memory().numTensors;
    const told: number[] = [];
    await makeModel('short', short(5), '2026-01-31', ({ step }) => told.push(step));
    expect(told).toEqual([1, 2]);
    expect(memory().numTensors).toBe(before);
  });
});
