/** A file from anyone: whatever is in it, reading it ends in networks or in a sentence, soon, and little of it is read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert, TARGETS } from '../../src/own-network/convert.ts';
import { halfLivesOfBiases } from '../../src/own-network/memory.ts';
import type { Network } from '../../src/own-network/network.ts';
import { openNetwork } from '../../src/own-network/open.ts';
import { Refusal } from '../../src/own-network/refusal.ts';
import { runNetwork } from '../../src/own-network/run.ts';
import { toSafetensors } from '../../src/own-network/safetensors.ts';
import type { Source } from '../../src/own-network/source.ts';
import { caseOf, cases, inFile } from './stored.ts';

const text = (words: string) => new TextEncoder().encode(words);
const numbers = (...shape: number[]) => ({ shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) });
const lstm = {
  weight_ih_l0: numbers(12, 2),
  weight_hh_l0: numbers(12, 3),
  bias_ih_l0: numbers(12),
  bias_hh_l0: numbers(12),
};

/** A safetensors file with any header before its numbers. */
function withHeader(header: unknown, room = 500): Uint8Array<ArrayBuffer> {
  const head = text(typeof header === 'string' ? header : JSON.stringify(header));
  const file = new Uint8Array(8 + head.length + room);
  new DataView(file.buffer).setBigUint64(0, BigInt(head.length), true);
  file.set(head, 8);
  return file;
}
const entry = (shape: number[], from: number, to: number, dtype = 'F32') => ({
  dtype,
  shape,
  data_offsets: [from, to],
});
const whole = toSafetensors(lstm, {});
const onnx = caseOf('ONNX LSTM, plain, forward, layout 0').file;

describe('a sentence that names what is wrong and the way on', () => {
  it.each<[string, Uint8Array<ArrayBuffer>, RegExp]>([
    ['is empty', new Uint8Array(0), /empty\. Choose another/],
    ['has one byte', new Uint8Array(1), /neither safetensors nor ONNX/],
    ['is text', text('dear network,\nplease run'), /neither safetensors nor ONNX/],
    ['is a checkpoint of PyTorch', text('PK\u0003\u0004 and more of it'), /ZIP archive[\s\S]*save_file/],
    ['is HDF5', Uint8Array.of(0x89, 0x48, 0x44, 0x46, 13, 10, 26, 10), /HDF5[\s\S]*save_file/],
    ['is a pickle', Uint8Array.of(0x80, 4, 1, 2, 3), /pickle, which can run code/],
    ['is GGUF', text('GGUF and more than that'), /llama\.cpp/],
    ['is TensorFlow Lite', Uint8Array.of(28, 0, 0, 0, 84, 70, 76, 51, 0), /TensorFlow Lite/],
    ['is cut in its header', whole.slice(0, 60), /more than the file has/],
    ['is cut in its numbers', whole.slice(0, -8), /need \d+ bytes, and it has/],
    ['is nested a million deep', withHeader(`{"a":${'['.repeat(1e6)}${']'.repeat(1e6)}}`), /nested too deeply/],
    ['has a list for a header', withHeader('{"a":1'.padEnd(40)), /not JSON/],
    ['has no shape', withHeader({ a: { dtype: 'F32', shape: 'large', data_offsets: [0, 4] } }), /“a” has no shape/],
    ['has a shape below zero', withHeader({ a: entry([-1], 0, 4) }), /“a” has no shape/],
    ['has half a number', withHeader({ a: entry([1.5], 0, 6) }), /“a” has no shape/],
    [
      'has a shape beyond all bounds',
      withHeader({ a: entry([1e9, 1e9], 0, 4) }),
      /said to have 1000000000 × 1000000000/,
    ],
    ['has no place', withHeader({ a: { dtype: 'F32', shape: [1] } }), /“a” has no place/],
    ['ends before it begins', withHeader({ a: entry([1], 8, 4) }), /“a” has no place/],
    ['has arrays that overlap', withHeader({ a: entry([2], 0, 8), b: entry([2], 4, 12) }), /“b” does not begin where/],
    ['has a hole', withHeader({ a: entry([2], 0, 8), b: entry([2], 12, 20) }), /“b” does not begin where/],
    [
      'has bytes after its arrays',
      withHeader({ a: entry([2], 0, 8) }, 9),
      /end after \d+ bytes, but it has \d+: something was added/,
    ],
    ['points behind its end', withHeader({ a: entry([250], 0, 1000) }), /need \d+ bytes, and it has/],
    ['has fewer bytes than its shape', withHeader({ a: entry([2], 0, 4) }), /has 2 numbers of type F32, but 4 bytes/],
    ['has entries that are none', withHeader({ a: null }), /“a” has no type/],
    [
      'has no recurrent layer',
      withHeader({ 'dense.weight': entry([2], 0, 8) }, 8),
      /no LSTM, GRU or RNN[\s\S]*“dense\.weight”/,
    ],
    ['has half of a layer', withHeader({ weight_ih_l0: entry([4, 1], 0, 16) }, 16), /no LSTM, GRU or RNN/],
    [
      'leaves a layer out',
      toSafetensors({ ...lstm, weight_ih_l2: numbers(12, 3), weight_hh_l2: numbers(12, 3) }, {}),
      /layers 0, 2, so one of them is missing/,
    ],
    [
      'has matrices that do not fit',
      toSafetensors({ weight_ih_l0: numbers(12, 2), weight_hh_l0: numbers(10, 3) }, {}),
      /together are no layer/,
    ],
    [
      'has a bias of another size',
      toSafetensors({ ...lstm, bias_ih_l0: numbers(11) }, {}),
      /“bias_ih_l0” should be 12/,
    ],
    ['has a matrix of three sides', toSafetensors({ ...lstm, weight_ih_l0: numbers(12, 2, 1) }, {}), /is not a matrix/],
    [
      'has layers that do not fit',
      toSafetensors({ ...lstm, weight_ih_l1: numbers(12, 9), weight_hh_l1: numbers(12, 3) }, {}),
      /Layer 2 [\s\S]* reads 9 numbers, but layer 1 gives 3/,
    ],
    ['is a model without operators', Uint8Array.of(8, 8, 58, 0), /neither safetensors nor an ONNX model/],
    [
      'has a length of ten bytes that never ends',
      Uint8Array.of(8, 8, 58, ...Array<number>(20).fill(255)),
      /damaged, or not an ONNX model/,
    ],
    [
      'has a number of 60,000 bytes',
      Uint8Array.of(8, ...Array<number>(60_000).fill(128), 0),
      /damaged, or not an ONNX model/,
    ],
    ['has a length beyond its end', Uint8Array.of(8, 8, 58, 200, 1, 10), /damaged, or not an ONNX model/],
    ['has a field without a number', Uint8Array.of(8, 8, 58, 2, 0, 0), /damaged, or not an ONNX model/],
    ['is a model that is cut', onnx.slice(0, 300), /damaged, or not an ONNX model/],
  ])('a file that %s', async (_, file, says) => {
    const reading = openNetwork(inFile(file));
    await expect(reading).rejects.toThrow(Refusal);
    await expect(reading).rejects.toThrow(says);
    await expect(reading).rejects.toThrow(/^[A-Z“][\s\S]*[.!]$/);
  });

  it.each<[string, Uint8Array<ArrayBuffer>, RegExp]>([
    [
      'a weight that is no number',
      toSafetensors({ ...lstm, bias_hh_l0: { shape: [12], data: new Float32Array(12).fill(Number.NaN, 3, 4) } }, {}),
      /Number 4 of “bias_hh_l0” is not a number \(NaN\)/,
    ],
    [
      'a weight that is infinite',
      toSafetensors(
        { ...lstm, weight_ih_l0: { shape: [12, 2], data: new Float32Array(24).fill(Number.POSITIVE_INFINITY, 7) } },
        {},
      ),
      /Number 8 of “weight_ih_l0” is infinite/,
    ],
    [
      'a type that is not read',
      withHeader({ weight_ih_l0: entry([4, 1], 0, 4, 'I8'), weight_hh_l0: entry([4, 1], 4, 8, 'F8_E4M3') }, 8),
      /stored as (I8|F8_E4M3)\. This page reads F64, F32, F16 and BF16/,
    ],
  ])('%s stops the run and the conversion, not the shapes', async (_, file, says) => {
    const [network] = (await openNetwork(inFile(file))).networks;
    await expect(runNetwork(network!, [new Float64Array(2)])).rejects.toThrow(says);
    await expect(convert(network!, 'keras')).rejects.toThrow(says);
  });

  it('a number outside the file, as ONNX allows, is not fetched', async () => {
    // The data type of W becomes a place in another file: field 14 with the value 1.
    const at = onnx.findIndex((_, k) => onnx[k] === 16 && onnx[k + 1] === 1 && k > 100);
    const outside = onnx.map((byte, k) => (k === at ? 0x70 : byte));
    const [network] = (await openNetwork(inFile(outside))).networks;
    await expect(runNetwork(network!, [new Float64Array(2)])).rejects.toThrow(
      /lie in another file beside this one \(external data\)/,
    );
  });
});

it('what a file does not say is told: where a GRU of Keras without biases resets', async () => {
  const arrays = { 'gru/gru_cell/kernel': numbers(2, 9), 'gru/gru_cell/recurrent_kernel': numbers(3, 9) };
  const notesOf = async (more: Parameters<typeof toSafetensors>[0]) =>
    (await openNetwork(inFile(toSafetensors({ ...arrays, ...more }, {})))).networks[0]?.notes;
  expect(await notesOf({})).toEqual([expect.stringContaining('does not say whether the reset comes before or after')]);
  expect(await notesOf({ 'gru/gru_cell/bias': numbers(9) })).toEqual([]);
});

describe('only what is needed is read', () => {
  /** A file of any size: a true one at its begin, and zeros behind it; counts the bytes that are read. */
  const large = (begin: Uint8Array<ArrayBuffer>, size: number) => {
    let read = 0;
    const source: Source = {
      name: 'large',
      size,
      async read(from, to) {
        read += to - from;
        const bytes = new Uint8Array(to - from);
        if (from < begin.length) bytes.set(begin.subarray(from, Math.min(to, begin.length)));
        return bytes;
      },
    };
    return { source, count: () => read };
  };
  const GIB = 2 ** 30;

  it('of 2 GB of safetensors: the header, then the biases', async () => {
    const [rows, bytes] = [4 * 8192, 4 * 4 * 8192 * 8192];
    const header = {
      weight_ih_l0: entry([rows, 8192], 0, bytes),
      weight_hh_l0: entry([rows, 8192], bytes, 2 * bytes),
      bias_ih_l0: entry([rows], 2 * bytes, 2 * bytes + 4 * rows),
    };
    const begin = withHeader(header, 0);
    const { source, count } = large(begin, begin.length + 2 * bytes + 4 * rows);
    expect(source.size).toBeGreaterThan(2 * GIB);
    const [network] = (await openNetwork(source)).networks;
    const [layer] = network!.layers;
    const lives = await halfLivesOfBiases(network!, layer!, layer!.directions[0]!);
    expect(lives).toEqual(Array<number>(8192).fill(1));
    expect(count()).toBeLessThan(200_000);
    await expect(runNetwork(network!, [new Float64Array(8192)])).rejects.toThrow(
      'computes with at most 33554432 of one array',
    );
  });

  it('of 2 GB of ONNX: the operators, not the numbers of other layers', async () => {
    // A constant of 2 GB before the graph’s end: field 5, a tensor whose bytes are field 9.
    const varint = (value: number): number[] =>
      value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
    const inner = [0x4a, ...varint(2 * GIB)];
    const tensor = [0x2a, ...varint(inner.length + 2 * GIB), ...inner];
    const begin = Uint8Array.from([8, 8, 58, ...varint(tensor.length + 2 * GIB), ...tensor]);
    const { source, count } = large(begin, begin.length + 2 * GIB);
    await expect(openNetwork(source)).rejects.toThrow('neither safetensors nor an ONNX model with operators');
    expect(count()).toBeLessThan(500_000);
  });
});

/** Every use that the page makes of a file; all end, and only in a `Refusal`. */
async function use(file: Uint8Array<ArrayBuffer>): Promise<void> {
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  };
  const opened = await attempt(() => openNetwork(inFile(file)));
  for (const network of opened?.networks ?? []) {
    const rows = Array.from({ length: 3 }, () => new Float64Array(network.layers[0]!.D).fill(0.5));
    await attempt(() => runNetwork(network, rows));
    await attempt(() => livesOf(network));
    for (const target of TARGETS) await attempt(() => convert(network, target));
  }
}
const livesOf = (network: Network) =>
  Promise.all(network.layers.flatMap((layer) => layer.directions.map((one) => halfLivesOfBiases(network, layer, one))));

/** A change of a file: bytes overwritten, cut out, put in or copied from elsewhere in it. */
const change = fc.record({
  kind: fc.constantFrom('write', 'cut', 'insert', 'copy'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
});
function changed(file: Uint8Array<ArrayBuffer>, changes: (typeof change extends fc.Arbitrary<infer C> ? C : never)[]) {
  return changes.reduce((now, { kind, at, from, bytes }) => {
    const [place, other] = [Math.floor(at * now.length), Math.floor(from * now.length)];
    const put = kind === 'copy' ? now.slice(other, other + bytes.length) : kind === 'cut' ? new Uint8Array(0) : bytes;
    const behind = kind === 'insert' ? place : place + bytes.length;
    return Uint8Array.from([...now.subarray(0, place), ...put, ...now.subarray(behind)]);
  }, file);
}

describe('files that are almost right', () => {
  const some = cases.filter((_, k) => k % 11 === 0).map(({ name, file }) => ({ name, file }));
  it('end in networks or in a sentence, whatever is changed in them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...some),
        fc.array(change, { minLength: 1, maxLength: 5 }),
        async ({ file }, changes) => {
          await use(changed(file, changes));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('and so do bytes of chance behind every beginning that is known', async () => {
    const begins = [whole.slice(0, 9), whole.slice(0, 120), onnx.slice(0, 2), onnx.slice(0, 60)];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...begins), fc.uint8Array({ maxLength: 400 }), async (begin, bytes) => {
        await use(Uint8Array.from([...begin, ...bytes]));
      }),
      { numRuns: 2000 },
    );
  });
});
