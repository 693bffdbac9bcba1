/** The answers of the shape bench are those of PyTorch and Keras, in every combination of the fixture; those of MLX follow its source. */
import { describe, expect, it } from 'vitest';
import type { Asked, LayerName } from '../../src/shapes/asked.ts';
import { type LayerKind, partsOf } from '../../src/shapes/language-model.ts';
import { LIBRARIES } from '../../src/shapes/shapes.ts';
import { alike, sizeOf, type Tensor, totalOf, written } from '../../src/shapes/tensor.ts';
import fixture from '../fixtures/shapes.json' with { type: 'json' };

const ASKED: Asked = {
  layer: 'lstm',
  batch: 5,
  steps: 7,
  inputs: 3,
  units: 4,
  layers: 1,
  directions: 1,
  batchFirst: true,
  projection: 0,
  sequences: true,
  state: false,
  stateful: false,
};
const lists = (tensors: Tensor[]) => tensors.map(({ axes }) => axes.map(({ size }) => size));

type Case = (typeof fixture.combinations)[number];
function askedOf({ layer, sizes, directions, ...more }: Case): Asked {
  const [batch, steps, inputs, units] = sizes as [number, number, number, number];
  const switches = {
    batchFirst: more.batchFirst ?? true,
    projection: more.projection ?? 0,
    sequences: more.sequences ?? true,
    state: more.state ?? false,
  };
  return {
    ...ASKED,
    ...switches,
    layer: layer as LayerName,
    layers: more.layers,
    directions: directions === 2 ? 2 : 1,
    batch,
    steps,
    inputs,
    units,
  };
}

describe('the shape bench', () => {
  const pytorch = fixture.combinations.filter(({ library }) => library === 'pytorch');
  const keras = fixture.combinations.filter(({ library }) => library === 'keras');

  it('is held against more than two hundred combinations of PyTorch', () => {
    expect(pytorch.length).toBeGreaterThanOrEqual(200);
    for (const one of pytorch) {
      const shapes = LIBRARIES.pytorch.shapes(askedOf(one));
      const named = Object.fromEntries(shapes.weights.map(({ name, axes }) => [name, axes.map(({ size }) => size)]));
      const told = { input: lists([shapes.input])[0], outputs: lists(shapes.outputs), weights: named };
      expect({ ...told, count: totalOf(shapes) }).toEqual({
        input: one.input,
        outputs: one.outputs,
        weights: one.weights,
        count: one.count,
      });
    }
  });

  it('has the shapes and counts of Keras, with every switch', () => {
    expect(keras.length).toBeGreaterThanOrEqual(60);
    for (const one of keras) {
      const shapes = LIBRARIES.keras.shapes(askedOf(one));
      expect({
        input: lists([shapes.input])[0],
        outputs: lists(shapes.outputs),
        weights: lists(shapes.weights),
        count: totalOf(shapes),
      }).toEqual({
        input: one.input,
        outputs: one.outputs,
        weights: Array.isArray(one.weights) ? one.weights.flat() : [],
        count: one.count,
      });
    }
  });

  it.each(Object.entries(LIBRARIES))('counts the weights that it draws, and says how: %s', (_, { shapes }) => {
    for (const layer of ['lstm', 'gru', 'rnn'] as const)
      for (const directions of [1, 2] as const)
        for (const [layers, projection] of [
          [1, 0],
          [3, 0],
          [2, layer === 'lstm' ? 2 : 0],
        ] as const) {
          const answer = shapes({ ...ASKED, layer, directions, layers, projection });
          expect(answer.weights.reduce((sum, one) => sum + sizeOf(one), 0)).toBe(totalOf(answer));
          for (const { numbers, value } of answer.counts) {
            expect(numbers).toMatch(/^[\d +·()]+$/);
            expect(new Function(`return ${numbers.replaceAll('·', '*')}`)()).toBe(value);
          }
        }
  });

  it('moves the batch of input and output alone with batch_first, never that of the states', () => {
    const [first, second] = [true, false].map((batchFirst) => LIBRARIES.pytorch.shapes({ ...ASKED, batchFirst }));
    expect([first, second].map((one) => one && written(one.input))).toEqual(['[5, 7, 3]', '[7, 5, 3]']);
    expect([first, second].map((one) => one?.first.map(written))).toEqual(Array(2).fill(['[1, 5, 4]', '[1, 5, 4]']));
  });

  it('says in PyTorch’s words that a projection cannot be made', () => {
    const message = (id: string) => fixture.messages.find((one) => one.id === id)?.message;
    const refused = (change: Partial<Asked>) => LIBRARIES.pytorch.shapes({ ...ASKED, ...change }).refused?.message;
    expect(refused({ projection: 4 })).toBe(message('projection-too-large'));
    expect(refused({ projection: 2, layer: 'gru' })).toBe(message('projection-gru'));
    expect(refused({ projection: 3 })).toBeUndefined();
  });

  it('says in Keras’ words which switches it cannot have together', () => {
    const message = fixture.messages.find(({ id }) => id === 'keras-bidirectional-state')?.message;
    const refused = (change: Partial<Asked>) =>
      LIBRARIES.keras.shapes({ ...ASKED, state: true, stateful: true, directions: 2, ...change }).refused?.message;
    expect(refused({})).toBe(message);
    expect([refused({ state: false }), refused({ stateful: false }), refused({ directions: 1 })]).toEqual(
      Array(3).fill(undefined),
    );
  });

  it.each([
    [
      'pytorch',
      {},
      ['layer = nn.LSTM(3, 4, batch_first=True)', 'x = torch.zeros(5, 7, 3)', 'output, (h_n, c_n) = layer(x)'],
    ],
    [
      'pytorch',
      { layer: 'gru', layers: 2, directions: 2, batchFirst: false },
      ['layer = nn.GRU(3, 4, num_layers=2, bidirectional=True)', 'x = torch.zeros(7, 5, 3)', 'output, h_n = layer(x)'],
    ],
    [
      'keras',
      { layers: 2, sequences: false, state: true, stateful: true },
      [
        'x = keras.Input(batch_shape=(5, 7, 3))',
        'x = layers.LSTM(4, return_sequences=True, stateful=True)(x)',
        'output, h, c = layers.LSTM(4, return_state=True, stateful=True)(x)',
      ],
    ],
    [
      'mlx',
      { layers: 2 },
      [
        'stack = [nn.LSTM(3, 4), nn.LSTM(4, 4)]',
        'x = mx.zeros((5, 7, 3))',
        'for layer in stack:',
        '    x, cs = layer(x)  # every h, every c',
      ],
    ],
  ] as const)('writes the code of %s for %o', (library, change, code) =>
    expect(LIBRARIES[library].shapes({ ...ASKED, ...change }).code).toEqual(code),
  );

  it('draws weights of one shape together, under all of their names', () => {
    const groups = alike(LIBRARIES.pytorch.shapes({ ...ASKED, layers: 2 }).weights);
    expect(groups.map(({ tensor, names }) => [written(tensor), names.length])).toEqual([
      ['[16, 3]', 1],
      ['[16, 4]', 3],
      ['[16]', 4],
    ]);
  });
});

it('counts the parts of language models as PyTorch does', () => {
  expect(fixture.models.length).toBeGreaterThanOrEqual(64);
  for (const { core, count, kind, ...sizes } of fixture.models) {
    const parts = partsOf({ ...sizes, kind: kind as LayerKind });
    const inside = parts.slice(1, -1).reduce((sum, part) => sum + part.count, 0);
    expect([inside, parts.reduce((sum, part) => sum + part.count, 0)]).toEqual([core, count]);
  }
});
