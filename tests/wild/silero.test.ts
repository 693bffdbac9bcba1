/** Silero VAD in src/wild: where it is from, what it makes of sounds, and how it is read, loaded and shown. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { constantsIn } from '../../src/cli/onnx-constants.ts';
import { checked, installed, weightsIn } from '../../src/cli/wild-silero.ts';
import { resampled } from '../../src/cli/wild-voices.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { alsoUse, kernelsInUse, useKernels } from '../../src/engine/kernels.ts';
import { memory, mul, type Tensor3D, tensor } from '../../src/engine/tfjs.ts';
import { stream } from '../../src/models/stream.ts';
import { unroll } from '../../src/models/unroll.ts';
import { fromMuLaw, toMuLaw } from '../../src/mu-law.ts';
import { Random } from '../../src/random.ts';
import { blank, FRAME, listen, silero } from '../../src/wild/silero.ts';
import { cellWeights, sileroCell } from '../../src/wild/silero-cell.ts';
import { apart, heardByOnnxRuntime, heardByUs, sound } from '../../src/wild/silero-compared.ts';
import { loadWeights, VERSIONS } from '../../src/wild/silero-files.ts';
import { hear, type SpeechFrame, stretches } from '../../src/wild/silero-frame.ts';
import record from '../../src/wild/silero-network.json';
import { loudness, RATE, samplesOf, VOICES, withNoise } from '../../src/wild/voices.ts';
import { weightCount } from '../../src/wild/weight-count.ts';

beforeAll(async () => {
  await startEngine();
  await useKernels('simd');
  await alsoUse('speech');
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

it('says which files of which package it is from, under which license, and the hashes are those of its weights', () => {
  expect(record).toMatchObject({ from: { name: '@ricky0123/vad-web' }, license: 'MIT' });
  expect(record.from.version).toBe(manifest.devDependencies['@ricky0123/vad-web']);
  for (const version of VERSIONS) {
    const bytes = readFileSync(`src/wild/silero-${version}.bin`);
    expect(sha256(bytes)).toBe(record.versions[version].sha256);
    expect(bytes).toHaveLength(record.versions[version].bytes);
  }
});

it('has 309,633 weights: a Fourier transform, four convolutions, an LSTM of 128 units, one output', () => {
  const convolutions = [128 * 129, 64 * 128, 64 * 64, 128 * 64].reduce((sum, pairs) => sum + 3 * pairs, 0) + 384;
  const lstm = 4 * 128 * (128 + 128 + 2);
  expect(weightCount(record.shapes)).toBe(258 * 256 + convolutions + lstm + 129);
  expect(weightCount(record.shapes)).toBe(309_633);
});

describe.each(VERSIONS)('%s', (version) => {
  it('gives what onnxruntime gives over the first 200 frames, with kernels and without', async () => {
    const count = 200;
    const samples = (await sound()).subarray(0, count * FRAME);
    const all = await heardByOnnxRuntime(version);
    const theirs = { chances: all.chances.subarray(0, count), states: all.states.subarray(0, (count / 20) * 256) };
    const weights = await loadWeights(version);
    for (const build of ['none', 'simd'] as const) {
      await useKernels(build);
      const { chance, h, c } = apart(heardByUs(weights, samples), theirs);
      expect(Math.max(chance, h, c)).toBeLessThan(1e-5);
    }
  });

  it('hears the same in pieces as at once, and frees what it made', async () => {
    const before = memory().numTensors;
    const network = silero(await loadWeights(version));
    const samples = (await samplesOf('cards')).subarray(0, 30 * FRAME);
    const whole = listen(network, samples);
    let carried = blank();
    const pieces = [1, 5, 24].flatMap((count, k) => {
      const from = [0, 1, 6][k] * FRAME;
      const heard = listen(network, samples.subarray(from, from + count * FRAME), carried);
      carried = heard.memory;
      return heard.chances;
    });
    pieces.forEach((chance, n) => expect(chance).toBeCloseTo(whole.chances[n], 5));
    carried.c.forEach((value, k) => expect(value).toBeCloseTo(whole.memory.c[k], 3));
    network.dispose();
    expect(memory().numTensors).toBe(before);
  });
});

it('is read only from the files that were looked into', () => {
  const file = Buffer.from(installed('v5'));
  expect(() => checked(file, 'x.onnx', record.versions.v6.from.sha256)).toThrow(
    /x\.onnx of @ricky0123\/vad-web .* is not the file in which the network was found, that of 0\.0\.31\. Fix: npm install/,
  );
  expect(checked(file, 'x.onnx', record.versions.v5.from.sha256)).toBe(file);
});

it('is not taken for a network where the file ends early or has other tensors', () => {
  const file = installed('v6');
  expect(Object.keys(constantsIn(file, 'else_branch'))).toContain('decoder.rnn.weight_hh');
  expect(() => weightsIn(file.subarray(0, 2_000_000))).toThrow('The file ends in the middle of a field.');
  expect(() => weightsIn(Buffer.alloc(0))).toThrow('The file has stft.forward_basis_buffer as [] where [258,1,256]');
});

it('keeps telephone sound within a sixteenth of each sample, and silence as silence', () => {
  const samples = Float32Array.from({ length: 2001 }, (_, k) => (k - 1000) / 1001);
  fromMuLaw(toMuLaw(samples)).forEach((kept, k) => {
    expect(Math.abs(kept - samples[k])).toBeLessThanOrEqual(Math.abs(samples[k]) / 16 + 0.001);
  });
  expect([...fromMuLaw(toMuLaw(new Float32Array(3)))]).toEqual([0, 0, 0]);
});

it('has a tone at 16 kHz where it was at another rate', () => {
  const tone = (rate: number, length: number) =>
    Float32Array.from({ length }, (_, n) => Math.sin((2 * Math.PI * 440 * n) / rate));
  const made = resampled(tone(22_050, 4410), 22_050);
  expect(made).toHaveLength(3200);
  const expected = tone(RATE, 3200);
  for (let n = 100; n < 3100; n++) expect(made[n]).toBeCloseTo(expected[n], 2);
});

it('puts noise over a voice that is so many times as loud as the voice, the same for the same seed', async () => {
  const voice = await samplesOf('reader');
  const noisy = withNoise(voice, 1, new Random(2));
  const noise = Float32Array.from(noisy, (sample, n) => sample - voice[n]);
  expect(loudness(noise) / loudness(voice)).toBeCloseTo(1, 1);
  expect(withNoise(voice, 1, new Random(2))).toEqual(noisy);
  expect(loudness(withNoise(await samplesOf('none'), 0, new Random(2)))).toBe(0);
  expect(loudness(withNoise(await samplesOf('none'), 1, new Random(2)))).toBeGreaterThan(0.01);
});

it('finds speech in each of the voices, and none in noise alone', async () => {
  const network = silero(await loadWeights('v6'));
  for (const voice of VOICES) {
    const { chances } = listen(network, await samplesOf(voice));
    expect(chances.filter((chance) => chance >= 0.5).length / chances.length).toBeGreaterThan(0.5);
  }
  const { chances } = listen(network, withNoise(await samplesOf('none'), 1, new Random(1)));
  expect(Math.max(...chances)).toBeLessThan(0.5);
  network.dispose();
});

describe('the frame of the demo', () => {
  const asked = { version: 'v6', carries: true, reset: 0, timed: false } as const;
  const last = async (samples: Float32Array, more: Partial<Parameters<typeof hear>[1]> = {}) => {
    let frame: SpeechFrame | undefined;
    for await (frame of hear(samples, { ...asked, ...more }, () => performance.now()));
    return frame!;
  };

  it('counts speech with the state carried and forgotten, and a reset forgets what was before', async () => {
    const samples = await samplesOf('cards');
    const carried = await last(samples);
    const forgotten = await last(samples, { carries: false });
    const reset = await last(samples, { reset: 0.5 });
    expect(carried.chances).toHaveLength(Math.floor(samples.length / FRAME));
    expect(carried.chances.filter((chance) => chance >= 0.5)).toHaveLength(carried.speech.carried);
    expect(forgotten.chances.filter((chance) => chance >= 0.5)).toHaveLength(carried.speech.forgotten);
    expect(reset.reset).toBe(Math.round(carried.chances.length / 2));
    expect(reset.chances.slice(0, reset.reset)).toEqual(carried.chances.slice(0, reset.reset));
    expect(reset.chances[reset.reset! + 1]).not.toBe(carried.chances[reset.reset! + 1]);
    expect(reset.units.every(({ cell, forget }) => cell.length === forget.length && cell.length > 0)).toBe(true);
  });

  it('has no probabilities for a sound that is shorter than a frame', async () => {
    expect(await last(new Float32Array(FRAME - 1))).toMatchObject({ peaks: [], chances: [] });
  });

  it('is timed where that is asked for', async () => {
    expect(
      (await last((await samplesOf('command')).subarray(0, 20 * FRAME), { timed: true })).microseconds,
    ).toBeGreaterThan(0);
  });

  it('joins neighboring frames of speech to stretches', () => {
    expect(stretches([0.1, 0.5, 0.9, 0.2, 0.7])).toEqual([
      [1, 3],
      [4, 5],
    ]);
    expect(stretches([])).toEqual([]);
  });
});

describe.each(VERSIONS)('the cell of %s', (version) => {
  const weights = async () => cellWeights(await loadWeights(version));
  const few = async () => (await samplesOf('command')).subarray(0, 24 * FRAME);

  it('gives by its kernel, frame by frame, the hidden states that it gives by its equations', async () => {
    const made = await weights();
    const samples = await few();
    const x = tensor(samples, [1, 24, FRAME]) as Tensor3D;
    const expected = unroll(sileroCell, made, x).h.dataSync();
    const farthest = (found: number[]) => Math.max(...found.map((value, k) => Math.abs(value - expected[k])));
    for (const build of ['simd', 'relaxed'] as const) {
      await useKernels(build);
      expect(kernelsInUse().build).toBe(build);
      const flow = stream(sileroCell, made);
      const found = Array.from({ length: 24 }, (_, n) => [
        ...flow.steps(samples.subarray(n * FRAME, (n + 1) * FRAME)),
      ]).flat();
      expect(farthest(found)).toBeLessThan(1e-5);
      flow.reset();
      expect(farthest([...flow.steps(samples)])).toBeLessThan(1e-5);
      flow.dispose();
    }
  });

  it('notices in its kernel a change in each of its weights', async () => {
    await useKernels('simd');
    const samples = await few();
    const made = await weights();
    const ofKernel = (all: typeof made) => {
      const flow = stream(sileroCell, all);
      const h = Float32Array.from(flow.steps(samples));
      flow.dispose();
      return h;
    };
    const before = ofKernel(made);
    for (const [name, weight] of Object.entries(made))
      expect(ofKernel({ ...made, [name]: mul(weight, 1.01) }), name).not.toEqual(before);
  });
});
