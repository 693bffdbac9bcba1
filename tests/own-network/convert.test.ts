/** A converted network is the same network: its arrays are those of the other library, and it computes the same. */
import { describe, expect, it } from 'vitest';
import { codeFor } from '../../src/own-network/code.ts';
import { type Arrays, convert, obstacle, TARGETS, type Target } from '../../src/own-network/convert.ts';
import type { Network } from '../../src/own-network/network.ts';
import { readOnnx } from '../../src/own-network/onnx.ts';
import { openNetwork } from '../../src/own-network/open.ts';
import { runNetwork } from '../../src/own-network/run.ts';
import { readSafetensors, toSafetensors } from '../../src/own-network/safetensors.ts';
import { caseOf, cases, inFile } from './stored.ts';

const open = async (file: Uint8Array<ArrayBuffer>): Promise<Network> => (await openNetwork(inFile(file))).networks[0]!;
const saved = (arrays: Arrays) => inFile(toSafetensors(arrays, {}));
const twins = cases.filter(({ twin }) => twin);
const sorted = (arrays: { shape: number[]; data: Float32Array }[]) =>
  arrays.map(({ shape, data }) => `${shape}: ${data}`).sort();

describe('between PyTorch and ONNX', () => {
  it.each(twins)(
    'the arrays of $name are those of PyTorch’s own state_dict, number by number',
    async ({ file, twin }) => {
      const theirs = await readSafetensors(inFile(twin!));
      const ours = await convert(await open(file), 'pytorch');
      expect(Object.keys(ours).sort()).toEqual(theirs.map(({ name }) => name).sort());
      for (const tensor of theirs) {
        expect(ours[tensor.name]!.shape).toEqual(tensor.shape);
        expect(ours[tensor.name]!.data).toEqual(await tensor.read());
      }
    },
  );

  it.each(twins)(
    'a state_dict becomes the constants that PyTorch writes into the model: $name',
    async ({ file, twin }) => {
      const graphs = await readOnnx(inFile(file));
      const constants = graphs.flatMap(({ constants: all }) => [...all.values()]);
      const theirs = await Promise.all(
        constants
          .filter(({ name }) => /^onnx::(LSTM|GRU|RNN)_/.test(name))
          .map(async ({ shape, read }) => ({ shape, data: await read() })),
      );
      const ours = await convert(await open(twin!), 'onnx');
      expect(sorted(Object.values(ours))).toEqual(sorted(theirs));
    },
  );
});

/** What a converted file computes when it is opened again; layers that are networks of their own there follow one another. */
async function runAgain(arrays: Arrays, target: Target, x: Float64Array[], relu: boolean): Promise<number[]> {
  const { networks } = await openNetwork(saved(arrays));
  let rows = x;
  if (target === 'mlx') {
    // MLX has no backward layers: the file names them, and whoever loads it reverses the rows.
    const layers = Map.groupBy(networks, ({ name }) => /^layers\.(\d+)/.exec(name)?.[1]);
    for (const sides of layers.values()) {
      const outputs = await Promise.all(
        sides.map(async (side) => {
          const reversed = side.name.endsWith('backward');
          const { output } = await runNetwork(side, reversed ? [...rows].reverse() : rows, { relu });
          return reversed ? output.reverse() : output;
        }),
      );
      rows = rows.map((_, t) => Float64Array.from(outputs.flatMap((output) => [...output[t]!])));
    }
  } else for (const network of networks) rows = (await runNetwork(network, rows, { relu })).output;
  return rows.flatMap((row) => [...row]);
}

const forward = (name: string) => !/reverse|with (first|peep|clip|coupled|other|alpha|Leaky)/.test(name);

describe('opened again', () => {
  const all = cases
    .filter(({ name }) => forward(name))
    .flatMap((one) => (['pytorch', 'keras', 'mlx'] as const).map((target) => ({ ...one, target })));
  it.each(all)(
    '$name in the order of $target computes what the original does',
    async ({ name, file, x, y, relu, target }) => {
      const network = await open(file);
      const why = obstacle(network, target);
      if (why) {
        expect(name).toMatch(/linear_before_reset 0|reset before|ONNX GRU/);
        expect(why).toMatch(/^Its reset gate acts before the product with U\./);
        return;
      }
      const ours = await runAgain(await convert(network, target), target, x, relu || name.includes('Relu'));
      expect(ours).toHaveLength(y.length);
      expect(Math.max(...ours.map((value, k) => Math.abs(value - y[k]!)))).toBeLessThan(1e-5);
    },
  );
});

describe('what a library lacks is told', () => {
  it.each([
    [
      'ONNX LSTM, with peepholes, forward, layout 0',
      'pytorch',
      'Its gates have peepholes, and PyTorch has no LSTM with them.',
    ],
    [
      'ONNX LSTM, with clip, forward, layout 0',
      'keras',
      'It clips the inputs of its activations, or couples its gates',
    ],
    [
      'ONNX LSTM, with coupled gates, forward, layout 0',
      'mlx',
      'It clips the inputs of its activations, or couples its gates',
    ],
    ['ONNX LSTM, with other activations, forward, layout 0', 'mlx', 'Its activations are not σ and tanh'],
    [
      'Keras GRU, reset before, both False',
      'pytorch',
      'Its reset gate acts before the product with U. PyTorch has only GRUs',
    ],
  ] as const)('%s for %s', async (name, target, why) => {
    const network = await open(caseOf(name).file);
    await expect(convert(network, target)).rejects.toThrow(why);
    expect(obstacle(network, 'onnx')).toBeUndefined();
  });
});

it('comes with code that names every array of the file, in every order', async () => {
  for (const { name, file } of cases.filter((_, k) => k % 7 === 0)) {
    const network = await open(file);
    for (const target of TARGETS) {
      if (obstacle(network, target)) continue;
      const code = codeFor(network, target, 'x.safetensors');
      expect(code, name).toContain('"x.safetensors"');
      const layers = network.layers.length;
      if (target === 'onnx') expect(code.match(/helper\.make_node\("(LSTM|GRU|RNN)"/g), name).toHaveLength(layers);
      if (target === 'pytorch') expect(code, name).toContain(`num_layers=${layers}`);
    }
  }
});
