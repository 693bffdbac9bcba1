/** What the demos of keyword spotting make of sound: recordings cut into words, pictures, and words that were spotted. */
import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../src/random.ts';
import { soundToText } from '../../src/sound.ts';
import { loudness } from '../../src/tasks/keywords/augment.ts';
import { logMel, RATE } from '../../src/tasks/keywords/features.ts';
import { LABELS, WORDS } from '../../src/tasks/keywords/words.ts';
import { type Clip, loadClips } from '../../src/training/keywords/clips.ts';
import { heardOf, leveled, voiceHeard } from '../../src/training/keywords/heard.ts';
import { pictured } from '../../src/training/keywords/pictured.ts';
import { takesOf } from '../../src/training/keywords/recorded.ts';
import { drawn, REST, spottings } from '../../src/training/keywords/spotting.ts';

const random = () => new Random(1, 'recordings');
let clips: Clip[];
beforeAll(async () => {
  clips = await loadClips();
});
const wordsOf = (part: Clip['part']) =>
  WORDS.map((word) => clips.find((clip) => clip.part === part && clip.word === word));

/** Words one after the other with pauses between, over the noise of a room. */
function recording(words: (Clip | undefined)[], pause = 0.5, noise = 0.002): Float32Array {
  const quiet = new Float32Array(pause * RATE);
  const parts = [quiet, ...words.flatMap((word) => [word?.samples ?? quiet, quiet])];
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  const chance = random();
  return all.map((sample) => sample + noise * chance.normal());
}

describe('a recording of the ten words', () => {
  it.each(['first', 'second', 'test'] as const)('is cut into ten words in their order (%s)', (part) => {
    const [take, ...others] = takesOf(recording(wordsOf(part)));
    expect(others).toEqual([]);
    expect(take?.map(({ label }) => label)).toEqual([...WORDS]);
    take?.forEach(({ samples }, k) => {
      const length = wordsOf(part)[k]?.samples.length ?? 0;
      expect(Math.abs(samples.length - length)).toBeLessThan(0.25 * RATE);
    });
  });

  it('may have them twice, and then makes two takes', () => {
    const takes = takesOf(recording([...wordsOf('first'), ...wordsOf('second')]));
    expect(takes.map((take) => take.map(({ label }) => label))).toEqual([[...WORDS], [...WORDS]]);
  });

  it('may have a short silence inside a word, as before the t of “right”', () => {
    const [first, ...others] = wordsOf('first');
    const samples = first?.samples ?? new Float32Array(0);
    const half = samples.length / 2;
    const gap = new Float32Array(0.15 * RATE);
    const broken = [samples.subarray(0, half), gap, samples.subarray(half)].flatMap((part) => [...part]);
    const [take] = takesOf(recording([first && { ...first, samples: Float32Array.from(broken) }, ...others]));
    expect(take).toHaveLength(WORDS.length);
  });

  it('that lacks a word is refused, with how many there are and how many there should be', () => {
    expect(() => takesOf(recording(wordsOf('first').slice(1)))).toThrow(
      /there are 9 stretches of speech, and there should be 10.*Say yes, no, .* with a pause/,
    );
  });

  it.each([
    ['noise alone', recording([], 2, 0.1)],
    ['digital silence', new Float32Array(2 * RATE)],
    ['nothing', new Float32Array(0)],
  ])('that is %s is refused, with what to do', (_, samples) => {
    expect(() => takesOf(samples)).toThrow(/no words stand out from the noise\. Record again/);
  });
});

describe('what is heard', () => {
  const asked = { voice: 'espeak', word: 'stop', own: '', noise: 0 } as const;

  it('is the shipped word in the middle of two seconds, the same for the same seed, and louder under noise', async () => {
    const [one, same, noisy] = [
      await heardOf(asked, random()),
      await heardOf(asked, random()),
      await heardOf({ ...asked, noise: 100 }, random()),
    ];
    expect(one).toEqual(same);
    expect(one.clip?.word).toBe('stop');
    expect(one.samples.length).toBe(2 * RATE);
    expect(loudness(one.samples.subarray(0, RATE / 2))).toBe(0);
    expect(loudness(noisy.samples.subarray(0, RATE / 2))).toBeGreaterThan(0.03);
  });

  it('of one’s own is made as loud as the clips, and silence stays silent', async () => {
    const faint = Float32Array.from({ length: RATE }, (_, n) => 0.004 * Math.sin(n));
    expect(loudness(leveled(faint))).toBeGreaterThan(10 * loudness(faint));
    expect(loudness(leveled(new Float32Array(RATE)))).toBe(0);
    const { samples, clip } = await heardOf({ ...asked, voice: 'own', own: soundToText(faint) }, random());
    expect([samples.length, clip]).toEqual([RATE, undefined]);
  });

  it('of a voice that is taught is its ten words, which can be cut again, or the reader’s recording', async () => {
    const [take] = takesOf(await voiceHeard({ voice: 'festival', own: '' }));
    expect(take?.map(({ label }) => label)).toEqual([...WORDS]);
    expect(await voiceHeard({ voice: 'own', own: soundToText(new Float32Array(80)) })).toHaveLength(80);
  });
});

it('a tone is a dark row of the picture, higher up for a higher tone', () => {
  const row = (hertz: number) => {
    const tone = Float32Array.from({ length: RATE }, (_, n) => 0.3 * Math.sin((2 * Math.PI * hertz * n) / RATE));
    const sums = pictured(logMel(tone)).map((digits) => [...digits].reduce((sum, digit) => sum + Number(digit), 0));
    expect(sums).toHaveLength(20);
    return sums.indexOf(Math.max(...sums));
  };
  expect([row(200), row(1000), row(3000)]).toEqual([...[row(200), row(1000), row(3000)]].sort((a, b) => a - b));
  expect(row(3000)).toBeGreaterThan(row(200) + 8);
});

describe('over time', () => {
  const chances = [0.1, 0.6, 0.9, 0.2].map((go) =>
    LABELS.map((label) => (label === 'go' ? go : label === 'silence' ? 1 - go : 0)),
  );

  it('a word is spotted when it first reaches a half, and silence is no word', () => {
    expect(spottings(chances)).toEqual([{ word: 'go', step: 1 }]);
  });

  it('after a word nothing is spotted for 0.8 s, and then a word that rises anew is, the same one too', () => {
    const go = (chance: number) =>
      LABELS.map((label) => (label === 'go' ? chance : label === 'silence' ? 1 - chance : 0));
    const off = LABELS.map((label) => Number(label === 'off'));
    const quiet = Array.from({ length: REST }, () => go(0));
    expect(spottings([go(0.9), go(0), off, ...quiet, go(0.7)])).toEqual([
      { word: 'go', step: 0 },
      { word: 'go', step: REST + 3 },
    ]);
    expect(spottings([go(0.9), ...quiet.slice(1), off]).map(({ word }) => word)).toEqual(['go', 'off']);
    expect(spottings(Array.from({ length: 3 * REST }, () => go(0.9)))).toHaveLength(1);
  });

  it('the labels are drawn that come up most', () => {
    expect(drawn(chances, 2).map(({ label }) => label)).toEqual(['go', 'silence']);
  });
});
