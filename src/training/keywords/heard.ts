/** What the demo of keyword spotting hears: a shipped word or the reader's own sound, with quiet around it and noise over it. */
import type { Random } from '../../random.ts';
import { soundFromText } from '../../sound.ts';
import { loudness, underNoise } from '../../tasks/keywords/augment.ts';
import type { Part } from '../../tasks/keywords/clips.ts';
import { CLIP, RATE } from '../../tasks/keywords/features.ts';
import { type LABELS, SILENCE } from '../../tasks/keywords/words.ts';
import { type Clip, loadClips } from './clips.ts';

/** What can be said, in words for a form. */
export const WORD_OPTIONS = {
  yes: 'yes',
  no: 'no',
  up: 'up',
  down: 'down',
  left: 'left',
  right: 'right',
  on: 'on',
  off: 'off',
  stop: 'stop',
  go: 'go',
  unknown: 'another word',
  silence: 'nothing',
} satisfies Record<(typeof LABELS)[number], string>;

/** Where a sound is from, and what is said. */
export interface Asked {
  voice: 'espeak' | 'festival' | 'own';
  word: keyof typeof WORD_OPTIONS;
  own: string;
  noise: number;
}

/** Quiet before and after a clip, in samples; how loud a word is made, and how much louder at most. */
const [AROUND, LEVEL, MOST_GAIN] = [RATE / 2, 10 ** (-24 / 20), 30];
/** Of one's own sound the loudest stretch of so many samples decides how loud it is. */
const STRETCH = RATE / 4;

/** The parts of the pack that a voice has: none of them was trained on. */
const PARTS: Record<'espeak' | 'festival', Part[]> = { espeak: ['espeak'], festival: ['first', 'second', 'test'] };

/** The clips of a voice, or of one word that it says. */
export const clipsOf = (clips: Clip[], voice: 'espeak' | 'festival', word?: Asked['word']): Clip[] =>
  clips.filter(({ part, label }) => PARTS[voice].includes(part) && (!word || label === word));

/** A sound made as loud as the clips are; what is nearly silent stays so. */
export function leveled(samples: Float32Array): Float32Array<ArrayBuffer> {
  let loudest = 0;
  for (let at = 0; at < samples.length; at += STRETCH)
    loudest = Math.max(loudest, loudness(samples.subarray(at, at + STRETCH)));
  const gain = loudest ? Math.min(MOST_GAIN, LEVEL / loudest) : 1;
  return Float32Array.from(samples, (sample) => gain * sample);
}

/** A shipped word in the middle of two seconds, and which word of which voice it is; nothing is said where it is silence. */
async function shipped({ voice, word }: Asked, random: Random) {
  const samples = new Float32Array(CLIP + 2 * AROUND);
  const clips = word === SILENCE || voice === 'own' ? [] : clipsOf(await loadClips(), voice, word);
  const clip = clips[random.below(Math.max(1, clips.length))];
  if (clip) samples.set(underNoise(clip.samples, Number.POSITIVE_INFINITY, random), AROUND);
  return { samples, clip };
}

/** The samples at 8 kHz that are heard, and the clip that they hold, where they hold one. */
export async function heardOf(asked: Asked, random: Random): Promise<{ samples: Float32Array; clip?: Clip }> {
  const { samples, clip } =
    asked.voice === 'own'
      ? { samples: leveled(soundFromText(asked.own)), clip: undefined }
      : await shipped(asked, random);
  const size = (asked.noise / 100) * LEVEL;
  return { samples: samples.map((sample) => sample + (size ? size * random.normal() : 0)), clip };
}

/** The voice that a spotter is taught: the reader's recording, or the ten words of the shipped one with pauses between. */
export async function voiceHeard({ voice, own }: { voice: 'festival' | 'own'; own: string }): Promise<Float32Array> {
  if (voice === 'own') return leveled(soundFromText(own));
  const words = (await loadClips()).filter(({ part }) => part === 'first');
  const all = new Float32Array(words.reduce((sum, { samples }) => sum + samples.length + AROUND, 0));
  words.reduce((at, { samples }) => (all.set(samples, at), at + samples.length + AROUND), 0);
  return leveled(all);
}
