/** RNNoise in src/wild: where it is from, how it is read, and what our run of its network has in common with the program. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { checked } from '../../src/cli/wild-rnnoise.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { alsoUse, useKernels } from '../../src/engine/kernels.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { hear } from '../../src/wild/rnnoise.ts';
import { differences } from '../../src/wild/rnnoise-compared.ts';
import { loadProgram } from '../../src/wild/rnnoise-file.ts';
import { type NoiseFrame, suppress } from '../../src/wild/rnnoise-frame.ts';
import record from '../../src/wild/rnnoise-network.json';
import type { Program, Suppressed } from '../../src/wild/rnnoise-program.ts';
import { BANDS, FEATURES, FRAME, MIDDLES, RATE, UNITS } from '../../src/wild/rnnoise-sizes.ts';
import { CLIPS, type Clip, noisy, tripled } from '../../src/wild/rnnoise-sounds.ts';
import { loudness } from '../../src/wild/voices.ts';
import { weightCount } from '../../src/wild/weight-count.ts';

let program: Program;
/** The first frames of a voice in hiss, as the program hears them. */
let few: Suppressed;
beforeAll(async () => {
  await startEngine();
  await useKernels('simd');
  await alsoUse('denoise');
  program = await loadProgram();
  const { heard } = await noisy({ clip: 'cards', own: '', kind: 'hiss', noise: 50 }, new Random(3));
  few = program.suppress(heard.subarray(0, 120 * FRAME));
}, 60_000);

it('is the file of the pinned package, byte for byte, and the hash is that of the file', () => {
  const file = readFileSync('src/wild/rnnoise.wasm');
  expect(record.from.version).toBe(manifest.devDependencies['@jitsi/rnnoise-wasm']);
  expect(createHash('sha256').update(file).digest('hex')).toBe(record.from.sha256);
  expect(file).toHaveLength(record.bytes);
  expect(file.equals(readFileSync('node_modules/@jitsi/rnnoise-wasm/dist/rnnoise.wasm'))).toBe(true);
  expect(() => checked(file.subarray(1))).toThrow(
    /dist\/rnnoise\.wasm of @jitsi\/rnnoise-wasm \(112140 bytes\) is not the file .*that of 0\.2\.1\. Fix: npm install/,
  );
});

it('has 87,503 weights, all multiples of 1/256 of 8 bits', () => {
  expect(weightCount(record.shapes)).toBe(87_503);
  const all = Object.entries(program.weights);
  expect(Object.fromEntries(all.map(([name, { shape }]) => [name, shape]))).toEqual(record.shapes);
  const numbers = all.flatMap(([, { data }]) => [...data]);
  expect(numbers).toHaveLength(87_503);
  expect(numbers.every((weight) => Number.isInteger(256 * weight) && Math.abs(weight) <= 0.5)).toBe(true);
});

describe('our run of the network, beside the program', () => {
  it.each(['simd', 'relaxed', 'none'] as const)(
    'has its states and outputs, with kernels: %s',
    async (build) => {
      await useKernels(build);
      const { frames, voice, gains, states } = differences(program.weights, [few]);
      await useKernels('simd');
      expect(frames).toBe(120);
      expect(Math.max(voice, gains)).toBeLessThan(1e-4);
      expect(states).toBeLessThan(1e-3);
    },
    30_000,
  );

  it.each(Object.keys(record.shapes))('is seen to differ where one weight of %s is changed', (name) => {
    const { shape, data } = program.weights[name];
    const altered = { shape, data: data.map((weight, n) => (n === 0 ? weight + 0.1 : weight)) };
    const { voice, gains, states } = differences({ ...program.weights, [name]: altered }, [few]);
    expect(Math.max(voice, gains) > 1e-4 || states > 1e-3).toBe(true);
  });

  it('frees what it made', () => {
    const before = memory().numTensors;
    hear(program.weights, few.features);
    expect(memory().numTensors).toBe(before);
  });

  it('keeps its states through digital silence, as the program does, and gives speech no probability there', async () => {
    const { heard } = await noisy({ clip: 'command', own: '', kind: 'hiss', noise: 40 }, new Random(3));
    const sound = heard.slice(0, 60 * FRAME);
    sound.fill(0, 20 * FRAME, 40 * FRAME);
    const theirs = program.suppress(sound);
    const silent = Array.from({ length: 60 }, (_, t) =>
      theirs.features.subarray(t * FEATURES, (t + 1) * FEATURES).every((number) => number === 0),
    );
    expect(silent.filter(Boolean).length).toBeGreaterThan(10);
    const { voice, gains, states } = differences(program.weights, [theirs]);
    expect(Math.max(voice, gains)).toBeLessThan(1e-4);
    expect(states).toBeLessThan(1e-3);
    expect(theirs.voice[silent.indexOf(true)]).toBe(0);
  });
});

it('forgets where it is told to, in the program and in our run alike', async () => {
  const { heard } = await noisy({ clip: 'cards', own: '', kind: 'hiss', noise: 50 }, new Random(3));
  const sound = heard.subarray(0, 120 * FRAME);
  const forgot = program.suppress(sound, true);
  const ours = hear(program.weights, forgot.features, true);
  forgot.states.forEach((state, k) => expect(ours.states[k]).toBeCloseTo(state, 3));
  forgot.gains.forEach((gain, k) => expect(ours.gains[k]).toBeCloseTo(gain, 4));
  expect(loudness(forgot.sound)).not.toBeCloseTo(loudness(few.sound), 3);
});

it('starts afresh with every sound', () => {
  const again = program.suppress(few.sound);
  expect(program.suppress(few.sound)).toEqual(again);
});

describe('the sounds', () => {
  it('have a tone at 48 kHz where it was at 16 kHz', () => {
    const tone = (rate: number, length: number) =>
      Float32Array.from({ length }, (_, n) => Math.sin((2 * Math.PI * 440 * n) / rate));
    const made = tripled(tone(16_000, 1000));
    const expected = tone(RATE, 3000);
    for (let n = 200; n < 2800; n++) expect(made[n]).toBeCloseTo(expected[n], 2);
  });

  it.each(['hiss', 'hum', 'voices'] as const)('have %s over them that is as loud as asked', async (kind) => {
    const { clean, heard } = await noisy({ clip: 'reader', own: '', kind, noise: 50 }, new Random(1));
    const over = heard.map((sample, n) => sample - clean[n]);
    expect(loudness(over) / loudness(clean)).toBeCloseTo(0.5, 1);
  });

  it('are never silent where there is to be noise, and empty where there is no sound of the reader’s own', async () => {
    for (const clip of Object.keys(CLIPS) as Clip[]) {
      const { heard } = await noisy({ clip, own: '', kind: 'hiss', noise: 60 }, new Random(1));
      expect(loudness(heard) > 0 || clip === 'own').toBe(true);
    }
  });
});

describe('the frame of the demo', () => {
  const asked = { clip: 'command', own: '', kind: 'hiss', noise: 60, forgets: false, timed: false } as const;
  const framesOf = async (more: Partial<typeof asked | { clip: Clip; timed: boolean; forgets: boolean }> = {}) => {
    const frames: NoiseFrame[] = [];
    for await (const frame of suppress({ ...asked, ...more }, new Random(1), () => performance.now()))
      frames.push(frame);
    return frames;
  };

  it('has every band, units of all three GRUs, and no more columns than fit', async () => {
    const [frame, ...more] = await framesOf();
    expect(more).toEqual([]);
    expect(frame.gains).toHaveLength(BANDS);
    expect(MIDDLES).toHaveLength(BANDS);
    expect([...new Set(frame.units.map(({ gru }) => gru))]).toEqual(['vad', 'noise', 'denoise']);
    const columns = Math.ceil(frame.frames / frame.each);
    expect(columns).toBeLessThanOrEqual(120);
    for (const list of [frame.before, frame.after, frame.voice, frame.program, ...frame.gains])
      expect(list).toHaveLength(columns);
    expect(frame.bytes).toEqual({ weights: 87_503, state: 4 * UNITS });
    expect(frame.ratio.after).toBeGreaterThan(frame.ratio.before);
    expect(frame.apart).toBeLessThan(1e-4);
  });

  it('hears less of the voice without a memory', async () => {
    const [[carried], [forgotten]] = [await framesOf(), await framesOf({ forgets: true })];
    expect(forgotten.ratio.after).toBeLessThan(carried.ratio.after);
    expect(forgotten.speech).toBeLessThan(carried.speech);
  });

  it('is empty for a sound that is shorter than a frame', async () => {
    expect(await framesOf({ clip: 'own' })).toMatchObject([{ frames: 0, voice: [], speech: 0 }]);
  });

  it('is timed where that is asked for: the network alone takes a part of what the program does', async () => {
    const [, { microseconds }] = await framesOf({ timed: true });
    expect(microseconds!.network).toBeGreaterThan(0);
    expect(microseconds!.program).toBeGreaterThan(microseconds!.network);
  }, 30_000);
});
