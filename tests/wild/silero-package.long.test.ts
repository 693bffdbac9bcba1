/** Silero VAD held to the package it is from: ONNX Runtime runs the package's own file beside ours. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sileroFiles } from '../../src/cli/wild.ts';
import { installed } from '../../src/cli/wild-silero.ts';
import { heardByPackage, heardFile } from '../../src/cli/wild-silero-heard.ts';
import type { Weights } from '../../src/define.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { alsoUse } from '../../src/engine/kernels.ts';
import { dispose, tidy } from '../../src/engine/tfjs.ts';
import { stream } from '../../src/models/stream.ts';
import { Random } from '../../src/random.ts';
import { FRAME, UNITS } from '../../src/wild/silero.ts';
import { cellWeights, sileroCell } from '../../src/wild/silero-cell.ts';
import { apart, EVERY, heardByOnnxRuntime, heardByUs, sound } from '../../src/wild/silero-compared.ts';
import { loadWeights, VERSIONS } from '../../src/wild/silero-files.ts';
import committed from '../../src/wild/silero-heard.json';
import record from '../../src/wild/silero-network.json';
import { samplesOf, withNoise } from '../../src/wild/voices.ts';

beforeAll(async () => {
  await startEngine();
  await alsoUse('speech');
});

/** Within 1e-5, in the probability of each frame and in both states. */
const ALLOWED = 1e-5;
const most = ({ chance, h, c }: ReturnType<typeof apart>) => Math.max(chance, h, c);

it('the command writes the committed files again', async () => {
  const files = sileroFiles();
  expect(files['silero-network.json']).toEqual(record);
  const heard = await heardFile();
  expect(heard.about).toBe(committed.about);
  for (const version of VERSIONS) expect(heard.versions[version]).toEqual(committed.versions[version]);
});

it.each(VERSIONS)('%s hears other sounds as the package does', async (version) => {
  const samples = withNoise(await samplesOf('cards'), 0.6, new Random(99));
  const whole = samples.subarray(0, samples.length - (samples.length % FRAME));
  const theirs = await heardByPackage(installed(version), whole);
  expect(most(apart(heardByUs(await loadWeights(version), whole), theirs))).toBeLessThan(ALLOWED);
});

describe.each(VERSIONS)('over 1,000 frames and more, %s', (version) => {
  it('differs from ONNX Runtime by less than 1e-5', async () => {
    const theirs = await heardByOnnxRuntime(version);
    expect(theirs.chances.length).toBeGreaterThanOrEqual(1000);
    expect(most(apart(heardByUs(await loadWeights(version), await sound()), theirs))).toBeLessThan(ALLOWED);
  });

  it('has, run frame by frame by its kernel, the hidden states of ONNX Runtime', async () => {
    const theirs = await heardByOnnxRuntime(version);
    const weights = await loadWeights(version);
    const made = tidy(() => cellWeights(weights));
    const h = stream(sileroCell, made).steps(await sound());
    for (let k = 0; k < theirs.states.length / (2 * UNITS); k++) {
      const expected = theirs.states.subarray(2 * UNITS * k, 2 * UNITS * k + UNITS);
      const from = (EVERY * (k + 1) - 1) * UNITS;
      const length = (all: number[]) => Math.hypot(...all);
      const difference = [...expected].map((value, unit) => value - h[from + unit]!);
      expect(length(difference) / length([...expected])).toBeLessThan(ALLOWED);
    }
    dispose(made);
  });

  it.each(Object.keys(record.shapes))('is seen to differ with one weight altered in %s', async (name) => {
    const weights = await loadWeights(version);
    const { shape, data } = weights[name];
    // Where a tensor has three taps, the middle one: some outer taps meet nothing but padding.
    const from = name.endsWith('.W') && shape.length === 3 && shape[2] === 3 ? 1 : 0;
    const altered: Weights = { ...weights, [name]: { shape, data: data.slice() } };
    const k = name === 'basis' ? 256 * 20 + 128 : from;
    altered[name].data[k] += 0.1;
    const few = 400;
    const theirs = await heardByOnnxRuntime(version);
    const ours = heardByUs(altered, (await sound()).subarray(0, few * FRAME));
    const part = { chances: theirs.chances.subarray(0, few), states: theirs.states.subarray(0, (few / 20) * 256) };
    expect(most(apart(ours, part))).toBeGreaterThan(ALLOWED);
  });
});
