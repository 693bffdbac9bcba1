/** Spoken words made a little different: faster or slower, earlier or later, louder or softer, and with noise. */
import { Random } from '../../random.ts';
import { CLIP } from './features.ts';

/** How far a copy may lie from its word. */
export interface Manner {
  /** Its speed, as a factor. */
  speed: [number, number];
  /** How far from the middle of the clip its own middle may lie, in seconds. */
  shift: number;
  /** Loudness, in decibels of the root of the mean square against full scale. */
  loudness: [number, number];
  /** How much louder it is than the noise, in decibels. */
  overNoise: [number, number];
}

/** What the spotters are trained with. */
export const MILD: Manner = { speed: [0.85, 1.15], shift: 0.15, loudness: [-32, -16], overNoise: [5, 40] };

/** A number between two, or the one that both are, which may be infinite. */
const between = ([low, high]: [number, number], random: Random) => (low === high ? low : random.uniform(low, high));
const amplitude = (decibels: number) => 10 ** (decibels / 20);

/** The root of the mean square of the samples. */
export const loudness = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));

/** White noise, drawn once: five seconds, of which each clip gets a second that begins somewhere else. */
let white: Float32Array | undefined;
function whiteNoise(): Float32Array {
  const random = new Random(0, 'white noise');
  white ??= Float32Array.from({ length: 5 * CLIP }, () => random.normal());
  return white;
}

/**
 * A second of noise as loud as asked for, of a color drawn by chance: white, or with less of the high frequencies.
 * It is what a first-order filter leaves of white noise.
 */
function noise(size: number, random: Random): Float32Array<ArrayBuffer> {
  const [from, keeps] = [random.below(4 * CLIP), random.uniform(0, 0.95)];
  const scale = size * Math.sqrt(1 - keeps * keeps);
  const clip = new Float32Array(CLIP);
  const drawn = whiteNoise();
  let last = 0;
  for (let n = 0; n < CLIP; n++) {
    last = keeps * last + scale * drawn[from + n];
    clip[n] = last;
  }
  return clip;
}

/** Samples at another speed, and with it at another pitch: read between two of them along a straight line. */
export function atSpeed(samples: Float32Array, speed: number): Float32Array<ArrayBuffer> {
  const made = new Float32Array(Math.floor(samples.length / speed));
  for (let n = 0; n < made.length; n++) {
    const at = Math.floor(n * speed);
    const part = n * speed - at;
    made[n] = (1 - part) * samples[at] + part * (samples[at + 1] ?? 0);
  }
  return made;
}

/** A copy of a word as a clip of one second, under noise. Of no samples it is noise alone. */
export function augmented(samples: Float32Array, random: Random, manner: Manner = MILD): Float32Array<ArrayBuffer> {
  const word = atSpeed(samples, between(manner.speed, random));
  const size = amplitude(between(manner.loudness, random));
  const clip = noise(size / amplitude(between(manner.overNoise, random)), random);
  const gain = size / (loudness(word) || 1);
  const middle = (CLIP - word.length) / 2;
  const shift = random.uniform(-manner.shift, manner.shift) * CLIP;
  // A long word is not cut for the shift's sake.
  const start = Math.round(middle < 0 ? middle : Math.max(0, Math.min(2 * middle, middle + shift)));
  for (let at = Math.max(0, start); at < Math.min(CLIP, start + word.length); at++) clip[at] += gain * word[at - start];
  return clip;
}

/** A clip of one second with a word in its middle, and noise so many decibels below it; without noise if that is infinite. */
export function underNoise(samples: Float32Array, overNoise: number, random: Random): Float32Array<ArrayBuffer> {
  const level: [number, number] = [-24, -24];
  return augmented(samples, random, { speed: [1, 1], shift: 0, loudness: level, overNoise: [overNoise, overNoise] });
}

/** What is no word, in the voice of two words: the end of the first, then the beginning of the second, each played backward or not. */
export function spliced(first: Float32Array, second: Float32Array, random: Random): Float32Array<ArrayBuffer> {
  const parts = [first.slice(first.length >> 1), second.slice(0, second.length >> 1)];
  const turned = parts.map((part) => (random.below(2) ? part.reverse() : part));
  const made = new Float32Array(turned[0].length + turned[1].length);
  made.set(turned[0]);
  made.set(turned[1], turned[0].length);
  return made;
}
