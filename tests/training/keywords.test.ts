/** The keyword spotters: what they make of shipped words, piece by piece too, how they are taught, and what is refused. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import record from '../../content/samples/keywords.json';
import { startEngine } from '../../src/engine/backend.ts';
import { scope } from '../../src/engine/scope.ts';
import { memory, tensor } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { underNoise } from '../../src/tasks/keywords/augment.ts';
import { CLIP } from '../../src/tasks/keywords/features.ts';
import { WORDS } from '../../src/tasks/keywords/words.ts';
import { loadModel } from '../../src/trained/load.ts';
import { checkWeights, loadSpotter } from '../../src/trained/spotters.ts';
import { type Clip, clipsIn, loadClips } from '../../src/training/keywords/clips.ts';
import { classify, listener } from '../../src/training/keywords/listen.ts';
import { spotter, spotterNames } from '../../src/training/keywords/network.ts';
import { spotterScore } from '../../src/training/keywords/score.ts';
import { teach } from '../../src/training/keywords/teach.ts';
import { parameterCount } from '../../src/training/network.ts';

let clips: Clip[];
beforeAll(async () => {
  await startEngine();
  clips = await loadClips();
});

const part = (name: Clip['part']) => clips.filter((clip) => clip.part === name);
const quiet = (of: Clip[]) =>
  of.map(({ label, samples }) => ({ label, samples: underNoise(samples, 30, new Random(1)) }));
/** A clip under so much noise that no label is sure. */
const hard = () => underNoise(part('espeak')[3].samples, 3, new Random(1));
const close = (a: number[], b: number[]) => Math.max(...a.map((value, k) => Math.abs(value - b[k])));

describe('the shipped words', () => {
  it('are the bytes of their record, at most 250 kB, none longer than a second', () => {
    const bytes = readFileSync('content/samples/keywords.ulaw');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(record.sha256);
    expect(bytes.length).toBeLessThanOrEqual(250_000);
    expect(clips.every(({ samples }) => samples.length > 0 && samples.length <= CLIP)).toBe(true);
    expect(clips.reduce((sum, { samples }) => sum + samples.length, 0)).toBe(bytes.length);
  });

  it('have every keyword in every part, and other words where rejection is tested', () => {
    for (const name of ['espeak', 'first', 'second', 'test', 'background'] as const)
      expect(new Set(part(name).map(({ word }) => word))).toEqual(
        new Set([...WORDS, ...part(name).flatMap(({ label, word }) => (label === 'unknown' ? [word] : []))]),
      );
    for (const name of ['espeak', 'test', 'background'] as const)
      expect(part(name).some(({ label }) => label === 'unknown')).toBe(true);
  });

  it('come with the license of their voices', () => {
    expect(readFileSync('content/samples/keywords.notice.txt', 'utf8')).toMatch(/espeak-ng.*Carnegie Mellon/s);
  });
});

it('have about as many weights, within a twentieth', () => {
  const counts = spotterNames.map((name) => parameterCount(spotter(name)));
  expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.05);
});

describe.each(spotterNames)('the %s spotter', (name) => {
  it('hears most of the keywords of voices that it was not trained on', async () => {
    const { weights } = await loadSpotter(name);
    const { keywords, matrix } = scope(() => spotterScore(name, weights(), quiet(part('espeak'))));
    expect(keywords).toBeGreaterThanOrEqual(0.8);
    expect(matrix.flat().reduce((sum, count) => sum + count, 0)).toBe(part('espeak').length);
  });

  it('makes the same of a clip that comes piece by piece, within 1e-4', async () => {
    const { weights } = await loadSpotter(name);
    const own = weights();
    const clip = hard();
    const [offline] = classify(name, own, [clip]);
    const live = listener(name, own);
    const heard: number[][] = [];
    for (let at = 0; at < CLIP; at += 300) heard.push(...live.hear(clip.subarray(at, at + 300)));
    expect(heard).toHaveLength(49);
    expect(close(heard[48], offline)).toBeLessThan(1e-4);
    live.reset();
    expect(live.hear(clip)[48]).toEqual(heard[48]);
    live.dispose();
  });

  it('begins anew each second, so that what was before does not count', async () => {
    const { weights } = await loadSpotter(name);
    const own = weights();
    const second = 49 * 160;
    const sound = new Float32Array(second + CLIP);
    sound.set(underNoise(part('first')[0].samples, 3, new Random(2)));
    sound.set(hard(), second);
    const [live, carried] = [listener(name, own), listener(name, own, { carries: true })];
    const [offline] = classify(name, own, [sound.slice(second)]);
    expect(close(live.hear(sound)[97], offline)).toBeLessThan(1e-4);
    expect(close(carried.hear(sound)[97], offline)).toBeGreaterThan(1e-3);
    for (const one of [live, carried]) one.dispose();
  });

  it('makes something else of it if one weight is altered', async () => {
    const { weights } = await loadSpotter(name);
    const own = weights();
    const clip = hard();
    const [offline] = classify(name, own, [clip]);
    const numbers = Float32Array.from(own.V.dataSync());
    const likeliest = offline.indexOf(Math.max(...offline));
    numbers[(likeliest * numbers.length) / offline.length] += 0.5;
    const altered = { ...own, V: tensor(numbers, own.V.shape) };
    const live = listener(name, altered);
    expect(close(live.hear(clip)[48], offline)).toBeGreaterThan(1e-4);
    live.dispose();
  });

  it('learns the same from the same seed, and leaves nothing behind, nor where it is left half way', async () => {
    const { weights } = await loadSpotter(name);
    const own = weights();
    const lesson = { words: part('first'), background: part('background'), steps: 2, seed: 3 };
    const learned = () => {
      const teaching = teach(name, own, lesson);
      for (;;) {
        const { done, value } = teaching.next();
        if (done) return value;
      }
    };
    learned();
    const { numTensors } = memory();
    expect(learned()).toEqual(learned());
    const left = teach(name, own, lesson);
    left.next();
    left.return({});
    expect(memory().numTensors).toBe(numTensors);
  });
});

describe('damaged weights are refused in a sentence:', () => {
  const ending = /\. Reload the page to fetch them again\.$/;
  it.each([
    ['one that is missing', { V: undefined }, /\(gru\) are damaged: V is missing/],
    ['one of another shape', { v: { shape: [11], data: Array(11).fill(0) } }, /v is \[11\] and should be \[12\]/],
    ['one with fewer numbers', { v: { shape: [12], data: [1, 2] } }, /v has 2 of 12 numbers/],
    ['one cut off', { V: { shape: [12, 64], int8: 'AAAA', scale: Array(12).fill(1) } }, /V has 3 of 768 numbers/],
    ['one that is no number', { v: { shape: [12], data: Array(12).fill(Number.NaN) } }, /v holds what is not a number/],
  ])('%s', async (_, other, message) => {
    const { weights } = await loadModel('keywords-gru');
    const altered = () => checkWeights('gru', { weights: { ...weights, ...other } as typeof weights });
    expect(altered).toThrow(message);
    expect(altered).toThrow(ending);
  });
});

type Bytes = Uint8Array<ArrayBuffer>;
describe('damaged words are refused in a sentence:', () => {
  it.each([
    ['one byte is another', (bytes: Bytes) => bytes.fill(bytes[9] ^ 1, 9, 10)],
    ['the end is missing', (bytes: Bytes) => bytes.slice(0, -1)],
  ])('%s', async (_, alter) => {
    const bytes = alter(new Uint8Array(readFileSync('content/samples/keywords.ulaw')));
    await expect(clipsIn(bytes)).rejects.toThrow(/spoken words is damaged\. Reload the page/);
  });
});
