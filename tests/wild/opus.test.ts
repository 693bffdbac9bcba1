/** The speech/music network of libopus in src/wild: where it is from, how it is read, and what it makes of the clips. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { inOurOrder, opusNetwork, sourceIn } from '../../src/cli/wild-opus.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { useKernels } from '../../src/engine/kernels.ts';
import { type Tensor1D, type Tensor2D, tensor } from '../../src/engine/tfjs.ts';
import { fromKeras } from '../../src/models/gru/conventions.ts';
import { hear, hearForgetting, loadOpus } from '../../src/wild/opus.ts';
import clips from '../../src/wild/opus-clips.json';
import { clip } from '../../src/wild/opus-clips.ts';
import { differenceFromLibopus } from '../../src/wild/opus-compared.ts';
import { listen } from '../../src/wild/opus-frame.ts';
import heard from '../../src/wild/opus-heard.json';
import { MARKS, partsOf } from '../../src/wild/opus-layout.ts';
import { CLIPS, FEATURE_NAMES, LAST } from '../../src/wild/opus-names.ts';
import record from '../../src/wild/opus-network.json';

let network: Awaited<ReturnType<typeof loadOpus>>;
beforeAll(async () => {
  await startEngine();
  await useKernels('simd');
  network = await loadOpus();
});

it('says which file of which package it is from, which is not a dependency, and the hash is that of its weights', () => {
  expect(record).toMatchObject({ from: { name: '@discordjs/opus', version: '0.10.0' }, license: 'BSD-3-Clause' });
  expect(JSON.stringify(manifest)).not.toContain('opus@');
  expect({ ...manifest.dependencies, ...manifest.devDependencies }).not.toHaveProperty(record.from.name);
  expect(createHash('sha256').update(Buffer.from(record.int8, 'base64')).digest('hex')).toBe(record.sha256);
  expect([clips.from, heard.from]).toEqual([record.from, record.from]);
});

it('has 4,986 weights, all multiples of 1/128 between −1 and 1', () => {
  const all = Object.values(network).flatMap(({ data }) => [...data]);
  expect(all).toHaveLength(4986);
  expect(all.every((weight) => Number.isInteger(128 * weight) && Math.abs(weight) <= 1)).toBe(true);
});

describe('the C source', () => {
  /** A source whose tables hold the numbers 0, 1, 2, … of their places, kept within 8 bits. */
  const table = (name: string, length: number) =>
    `static const opus_int8 ${name}[${length}] = {\n ${Array.from({ length }, (_, k) => (k % 255) - 128).join(', ')}\n};\n`;
  const lengths = { layer0_weights: 800, layer0_bias: 32, layer1_weights: 2304, layer1_recur_weights: 1728 };
  const source = [...Object.entries({ ...lengths, layer1_bias: 72, layer2_weights: 48, layer2_bias: 2 })]
    .map(([name, length]) => table(name, length))
    .join('');

  it('is read into one matrix or bias for each table', () => {
    const read = opusNetwork(source, '2026-11-28');
    expect(read.shapes).toEqual(record.shapes);
    expect(Buffer.from(read.int8, 'base64')).toHaveLength(4986);
  });

  it.each([
    ['a table is missing', source.replace('layer1_bias', 'layer9_bias'), 'no table layer1_bias of 72 numbers'],
    ['a number is left out', source.replace('{\n -128, ', '{\n '), 'no table layer0_weights of 800 numbers of 8 bits'],
    [
      'a number is too large',
      source.replace('{\n -128', '{\n -129'),
      'no table layer0_weights of 800 numbers of 8 bits',
    ],
    [
      'it holds something else',
      source.replace('{\n -128', '{\n x'),
      'no table layer0_weights of 800 numbers of 8 bits',
    ],
  ])('is refused where %s', (_, altered, message) => expect(() => opusNetwork(altered, '')).toThrow(message));

  it('comes from no other archive: other bytes are told before anything is unpacked', () =>
    expect(() => sourceIn(Buffer.from('other'), '/nowhere', 'x.tgz')).toThrow(
      /@discordjs\/opus 0\.10\.0 \(5 bytes\) is not the one that was looked into: its SHA-256 is/,
    ));

  it('has its GRU as Keras has it without reset_after: both orders give the same weights', () => {
    const [H, D] = [24, 32];
    const numbers = Array.from({ length: 3 * H * D }, (_, k) => (k * 37) % 101);
    const none = tensor(new Float32Array(3 * H), [3 * H]) as Tensor1D;
    const recurrentKernel = tensor(new Float32Array(3 * H * H), [H, 3 * H]) as Tensor2D;
    const kernel = tensor(Float32Array.from(numbers), [D, 3 * H]) as Tensor2D;
    const { W } = fromKeras({ kernel, recurrentKernel, bias: none });
    expect(inOurOrder(numbers, { theirs: '', ours: '', rows: 3 * H, columns: D, isGru: true })).toEqual([
      ...W.dataSync(),
    ]);
  });
});

describe('beside libopus', () => {
  it('gives its outputs and states to 1e-5, with kernels and without', async () => {
    const difference = await differenceFromLibopus(network);
    expect(difference.frames).toBeGreaterThan(3000);
    expect(Math.max(difference.outputs, difference.states)).toBeLessThan(1e-5);
    await useKernels('none');
    const slowly = await differenceFromLibopus(network);
    expect(Math.max(slowly.outputs, slowly.states)).toBeLessThan(1e-5);
    await useKernels('simd');
  }, 30_000);

  it.each(Object.keys(record.shapes))(
    'is found to differ where one weight of %s is changed by its least step',
    async (name) => {
      const { shape, data } = network[name];
      const altered = { shape, data: data.map((value, k) => (k === 0 ? value + 1 / 128 : value)) };
      const { outputs } = await differenceFromLibopus({ ...network, [name]: altered });
      expect(outputs).toBeGreaterThan(1e-4);
    },
  );

  it('was asked with features in 16 bits, which moved no probability by more than can be seen', () =>
    expect(heard.roundingMoved).toBeLessThan(0.0005));
});

it('has every clip, none longer than the slider, with a codec for each frame', async () => {
  expect(Object.keys(clips.clips).sort()).toEqual(Object.keys(CLIPS).sort());
  const lengths = Object.values(clips.clips).map(({ modes }) => modes.length);
  expect(Math.max(...lengths)).toBe(LAST + 1);
  const { features, codecs } = await clip('turns');
  expect(features).toHaveLength(25 * codecs.length);
  expect(new Set(codecs)).toEqual(new Set(['h', 'c']));
  expect(FEATURE_NAMES).toHaveLength(25);
});

it('forgets where it is told to: then a frame is judged alike wherever it stands', async () => {
  const { features } = await clip('turns');
  const frame = features.slice(25 * 400, 25 * 401);
  const whole = hearForgetting(network, features).music[400];
  expect(hearForgetting(network, frame).music[0]).toBeCloseTo(whole, 5);
  expect(hear(network, frame).music[0]).toBeCloseTo(whole, 5);
  expect(Math.abs(hear(network, features).music[400] - whole)).toBeGreaterThan(0.001);
});

it('makes a frame with every weight in its picture, and times it only when asked', async () => {
  const framesOf = async (timed: boolean) => {
    const frames = [];
    for await (const frame of listen('read', { forgets: false, timed }, () => performance.now())) frames.push(frame);
    return frames;
  };
  const [frame, ...more] = await framesOf(false);
  expect(more).toEqual([]);
  expect(frame.bytes).toEqual({ weights: 4986, state: 96 });
  const parts = partsOf(frame, 7);
  expect(parts.flatMap(({ matrix }) => matrix.rows.flat())).toHaveLength(4986);
  expect(
    parts.flatMap(({ matrix: { rows, rowOf, columnOf } }) => [
      ...rows.map((_, k) => rowOf(k)),
      ...rows[0].map((_, k) => columnOf(k)),
    ]),
  ).not.toContain(undefined);
  expect(parts.flatMap(({ vector }) => vector?.values.length ?? [])).toEqual([25, 32, 24]);
  expect(MARKS.map(({ text }) => text)).toEqual(['r', 'z', 'n', 'music', 'activity']);
  const timed = await framesOf(true);
  expect(timed.map(({ microseconds }) => microseconds)).toEqual([undefined, expect.any(Number)]);
});
