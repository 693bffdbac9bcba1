/** The data of the keyword spotters: log-mel features, copies of words, and the batches that are made of them. */
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/random.ts';
import { atSpeed, augmented, loudness, underNoise } from '../../src/tasks/keywords/augment.ts';
import { clipsTask } from '../../src/tasks/keywords/clips-task.ts';
import { CLIP, featureStream, INPUTS, logMel, RATE, STEPS, toClip } from '../../src/tasks/keywords/features.ts';
import { HELD_OUT, TRAINED } from '../../src/tasks/keywords/other-words.ts';
import { LABELS, labelOf, WORDS } from '../../src/tasks/keywords/words.ts';
import fixture from '../fixtures/log-mel.json';

const tone = (hertz: number, count: number, size = 0.5) =>
  Float32Array.from({ length: count }, (_, n) => size * Math.sin((2 * Math.PI * hertz * n) / RATE));
/** Seeded sound that is loud and soft in turns. */
function babble(count: number): Float32Array {
  const random = new Random(3, 'babble');
  return Float32Array.from({ length: count }, (_, n) => 0.3 * random.normal() * Math.sin(n / 700) ** 2);
}

describe('log-mel features', () => {
  it('are those that NumPy and SciPy compute, within 1e-4', () => {
    const features = logMel(Float32Array.from(fixture.samples));
    expect(features).toHaveLength(fixture.features.length * INPUTS);
    const errors = fixture.features.flat().map((value, k) => Math.abs(value - features[k]));
    expect(Math.max(...errors)).toBeLessThan(1e-4);
  });

  it('of a second are 49 steps of 80 numbers', () => {
    expect([STEPS, INPUTS]).toEqual([49, 80]);
    expect(logMel(new Float32Array(CLIP))).toHaveLength(STEPS * INPUTS);
  });

  it('of a sound shorter than a step are none', () => {
    expect(logMel(new Float32Array(279))).toHaveLength(0);
    expect(logMel(new Float32Array(280))).toHaveLength(INPUTS);
  });

  it('are the same numbers where the sound comes piece by piece, whatever the pieces', () => {
    const samples = babble(2 * RATE);
    const whole = logMel(samples);
    for (const pieces of [[1], [128], [160], [8000], [3, 500, 77, 1]]) {
      const stream = featureStream();
      const heard: number[] = [];
      for (let at = 0, k = 0; at < samples.length; k++) {
        const size = pieces[k % pieces.length];
        heard.push(...stream.push(samples.subarray(at, at + size)));
        at += size;
      }
      expect(heard).toEqual([...whole]);
    }
  });

  it('begin anew after a reset', () => {
    const stream = featureStream();
    stream.push(babble(1000));
    stream.reset();
    expect([...stream.push(babble(600))]).toEqual([...logMel(babble(600))]);
  });

  it('are finite for silence, for the loudest sound and for a click', () => {
    const click = new Float32Array(CLIP);
    click[4000] = 1;
    for (const sound of [new Float32Array(CLIP), new Float32Array(CLIP).fill(1), click])
      expect(logMel(sound).every(Number.isFinite)).toBe(true);
  });

  it('show a higher tone in a higher band', () => {
    const loudestBand = (hertz: number) => {
      const [first] = [logMel(tone(hertz, 400)).slice(0, 40)];
      return first.indexOf(Math.max(...first));
    };
    const bands = [200, 500, 1000, 2000, 3500].map(loudestBand);
    expect(bands).toEqual([...bands].sort((a, b) => a - b));
    expect(new Set(bands).size).toBe(5);
  });
});

describe('a recording as a clip', () => {
  it('has a short sound in its middle', () => {
    const clip = toClip(tone(400, 800));
    expect(clip).toHaveLength(CLIP);
    expect(loudness(clip.subarray(0, 3600))).toBe(0);
    expect(loudness(clip.subarray(3600, 4400))).toBeGreaterThan(0.3);
  });

  it('has the loudest second of a long one', () => {
    const long = new Float32Array(3 * RATE);
    long.set(tone(400, RATE), 13_000);
    const clip = toClip(long);
    expect(loudness(clip)).toBeCloseTo(loudness(tone(400, RATE)), 3);
  });
});

describe('copies of a word', () => {
  const word = tone(700, 3000);

  it('are a second long, all different, and the same for the same seed', () => {
    const random = new Random(1);
    const [first, second] = [augmented(word, random), augmented(word, random)];
    expect(first).toHaveLength(CLIP);
    expect(first).not.toEqual(second);
    expect(augmented(word, new Random(1))).toEqual(first);
  });

  it('lie above the noise by as many decibels as asked for', () => {
    const random = new Random(1);
    const [clean, noisy] = [underNoise(word, Number.POSITIVE_INFINITY, random), underNoise(word, 10, random)];
    const [speech, noise] = [loudness(clean.subarray(2500, 5500)), loudness(noisy.subarray(0, 2400))];
    expect(20 * Math.log10(speech / noise)).toBeGreaterThan(9);
    expect(20 * Math.log10(speech / noise)).toBeLessThan(11);
    expect(loudness(clean.subarray(0, 2400))).toBe(0);
  });

  it('are shorter the faster they are', () => {
    expect(atSpeed(word, 1.5)).toHaveLength(2000);
    expect(atSpeed(word, 1)).toEqual(word);
  });

  it('of a word longer than a second are cut on both sides', () => {
    const clip = underNoise(tone(500, 2 * RATE), Number.POSITIVE_INFINITY, new Random(1));
    expect(loudness(clip.subarray(0, 100))).toBeGreaterThan(0);
    expect(loudness(clip.subarray(CLIP - 100))).toBeGreaterThan(0);
  });

  it('of no samples are noise alone', () => {
    expect(loudness(augmented(new Float32Array(0), new Random(1)))).toBeGreaterThan(0);
  });
});

describe('the words', () => {
  it('are ten keywords, with a label for other words and one for none', () => {
    expect(WORDS).toHaveLength(10);
    expect(LABELS).toHaveLength(12);
    expect(['yes', 'yesterday', ''].map(labelOf)).toEqual(['yes', 'unknown', 'silence']);
  });

  it('of the test are none of the training', () => {
    expect(HELD_OUT.filter((word) => TRAINED.includes(word))).toEqual([]);
    expect([...HELD_OUT, ...TRAINED].filter((word) => labelOf(word) !== 'unknown')).toEqual([]);
    expect(new Set([...HELD_OUT, ...TRAINED]).size).toBe(HELD_OUT.length + TRAINED.length);
  });

  it('make batches of one step that say which label is right', () => {
    const task = clipsTask(() => ({ label: 'no', samples: new Float32Array(CLIP) }));
    const { x, y, scored, B, T } = task.batch(new Random(1), 3, 1);
    expect([B, T, x.length]).toEqual([3, 1, 3 * STEPS * INPUTS]);
    expect([...y]).toEqual([1, 1, 1]);
    expect([...scored]).toEqual([1, 1, 1]);
  });
});
