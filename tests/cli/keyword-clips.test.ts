/** The spoken words for keyword spotting: the same programs speak the same samples, and without them it is said which are wanted. */
import { createHash } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import record from '../../content/samples/keywords.json';
import { shippedFiles } from '../../src/cli/keyword-clips.ts';
import { lowered } from '../../src/cli/resample.ts';
import { main } from '../../src/cli/samples.ts';
import { programVersions, speak, trimmed } from '../../src/cli/speech-programs.ts';
import { ordersOf } from '../../src/cli/spoken-words.ts';

const PATH = process.env.PATH;
afterEach(() => {
  process.env.PATH = PATH;
  vi.restoreAllMocks();
});

/** The programs with which the shipped words were spoken. */
const hasTheSame = (() => {
  try {
    return JSON.stringify(programVersions()) === JSON.stringify(record.programs);
  } catch {
    return false;
  }
})();

it.skipIf(!hasTheSame)('are spoken again to the last bit by programs of the same versions', () => {
  const { bytes, index } = shippedFiles();
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(record.sha256);
  expect(index).toEqual(record);
});

it('name the packages that are wanted where a program is missing', () => {
  process.env.PATH = '/nowhere';
  const message =
    /could not be spoken.*\n +Fix: apt-get install espeak-ng flite festival festvox-kdlpc16k festvox-us-slt-hts$/;
  expect(() => programVersions()).toThrow(message);
  for (const set of ['train', 'festival'] as const) expect(() => speak(ordersOf(set).slice(0, 1))).toThrow(message);
});

it('are made by "keywords", and by no other name', () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(main(['keyword'])).toBe(1);
  expect(main(['keywords', 'twice'])).toBe(1);
  expect(told.mock.calls.map(([text]) => text)).toEqual([
    expect.stringMatching(/"keyword" cannot be made\.\n +Fix: npm run samples, or npm run samples -- keywords/),
    expect.stringMatching(/"keywords twice" cannot be made/),
  ]);
});

it('share no voice between the sets: what is tested on was not trained on', () => {
  const voices = (set: Parameters<typeof ordersOf>[0]) =>
    new Set(ordersOf(set).map(({ program, voice }) => `${program} ${voice.split('+').at(-1)}`));
  const [train, espeak, festival] = [voices('train'), voices('espeak'), voices('festival')];
  expect([...espeak, ...festival].filter((voice) => train.has(voice))).toEqual([]);
  expect([...train].some((voice) => voice.startsWith('festival'))).toBe(false);
});

it('share no other word between training and test, and are ordered the same each time', () => {
  const words = (set: Parameters<typeof ordersOf>[0]) => new Set(ordersOf(set).map(({ word }) => word));
  const both = [...words('espeak')].filter((word) => words('train').has(word));
  expect(both).toEqual(['yes', 'no', 'up', 'down', 'left', 'right', 'on', 'off', 'stop', 'go']);
  expect(ordersOf('espeak')).toEqual(ordersOf('espeak'));
});

it('are kept without the silence around them, at most a second long', () => {
  const sound = new Float32Array(20_000);
  sound.fill(0.1, 3000, 5000);
  expect(trimmed(sound)).toHaveLength(2239);
  expect(Math.max(...trimmed(sound))).toBeCloseTo(0.5, 6);
  expect(trimmed(sound.fill(0.1, 3000))).toHaveLength(8000);
});

it('are brought to 8 kHz as they sound: a tone that this can carry stays, one above is gone', () => {
  const tone = (rate: number, hertz: number, count: number) =>
    Float32Array.from({ length: count }, (_, n) => Math.sin((2 * Math.PI * hertz * n) / rate));
  for (const rate of [16_000, 22_050, 32_000]) {
    const kept = lowered(tone(rate, 1000, rate / 5), rate, 8000);
    const expected = tone(8000, 1000, kept.length);
    for (let n = 100; n < kept.length - 100; n++) expect(kept[n]).toBeCloseTo(expected[n], 2);
    const gone = lowered(tone(rate, 6000, rate / 5), rate, 8000).subarray(100, -100);
    expect(Math.max(...gone.map(Math.abs))).toBeLessThan(0.01);
  }
});
