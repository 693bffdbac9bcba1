/** Sounds at 48 kHz to try RNNoise on: voices and plucked strings, and noise over them. */
import type { Random } from '../random.ts';
import { soundFromText } from '../sound.ts';
import { RATE } from './rnnoise-sizes.ts';
import { loudness, samplesOf, RATE as VOICE_RATE, VOICES, type Voice } from './voices.ts';

/** What is heard through the noise, as the menu has it. */
export const CLIPS = {
  reader: 'a reader',
  command: 'a command',
  cards: 'names of cards',
  synthetic: 'a synthesizer',
  strings: 'plucked strings',
  none: 'only noise',
  own: 'your own',
};
export type Clip = keyof typeof CLIPS;
/** What is over it. */
export const NOISES = { hiss: 'hiss', hum: 'hum', voices: 'other voices' };
export type Noise = keyof typeof NOISES;

const TIMES = RATE / VOICE_RATE;
/** Samples to each side of a new one that it is made of. */
const HALF = 16;

/** Samples at three times the rate: each is the sum of its neighbors under a windowed sinc, which adds no frequencies. */
export function tripled(samples: Float32Array): Float32Array<ArrayBuffer> {
  const taps = Array.from({ length: TIMES }, (_, phase) =>
    Float64Array.from({ length: 2 * HALF }, (_, k) => {
      const t = phase / TIMES - (k - HALF + 1);
      const sinc = t === 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
      return sinc * (0.5 + 0.5 * Math.cos((Math.PI * t) / HALF));
    }),
  );
  const padded = new Float32Array(samples.length + 2 * HALF);
  padded.set(samples, HALF - 1);
  const made = new Float32Array(TIMES * samples.length);
  for (let n = 0; n < made.length; n++) {
    const [first, tap] = [Math.floor(n / TIMES), taps[n % TIMES]];
    let sum = 0;
    for (let k = 0; k < 2 * HALF; k++) sum += tap[k] * padded[first + k];
    made[n] = sum;
  }
  return made;
}

/** Seconds of strings and of noise alone, and the loudness that noise is compared with where there is nothing else. */
const [SECONDS, ALONE] = [3, 0.05];
/** Each note, in hertz, and the seconds between two. */
const [NOTES, BETWEEN] = [[220, 277.2, 329.6, 440, 329.6, 277.2], 0.25];

/** Karplus and Strong's strings: noise that goes around a line as long as the period, and is averaged each time. */
function strings(random: Random): Float32Array<ArrayBuffer> {
  const track = new Float32Array(SECONDS * RATE);
  for (let note = 0; note * BETWEEN < SECONDS; note++) {
    const line = Float32Array.from({ length: Math.round(RATE / NOTES[note % NOTES.length]) }, () => random.normal());
    const from = note * BETWEEN * RATE;
    for (let n = 0; from + n < track.length; n++) {
      const at = n % line.length;
      track[from + n] += 0.05 * line[at];
      line[at] = 0.499 * (line[at] + line[(at + 1) % line.length]);
    }
  }
  return track;
}

/** The samples of a clip without noise, between −1 and 1. */
export async function clip(name: Clip, random: Random, own = ''): Promise<Float32Array<ArrayBuffer>> {
  if (name === 'own') return soundFromText(own);
  if (name === 'none') return new Float32Array(SECONDS * RATE);
  return name === 'strings' ? strings(random) : tripled(await samplesOf(name));
}

/** Hertz of the hum and how many of its overtones there are: the mains and what it makes buzz. */
const [MAINS, OVERTONES] = [50, 12];

/** Noise as long as `length` samples, of any loudness; of other voices, those are heard that are not the clip. */
async function noiseOf(kind: Noise, length: number, random: Random, besides: Clip): Promise<Float32Array<ArrayBuffer>> {
  if (kind === 'hiss') return Float32Array.from({ length }, () => random.normal());
  if (kind === 'hum')
    return Float32Array.from({ length }, (_, n) => {
      let sum = 0.1 * random.normal();
      for (let k = 1; k <= OVERTONES; k++) sum += Math.sin((2 * Math.PI * MAINS * k * n) / RATE) / k;
      return sum;
    });
  const others = await Promise.all(VOICES.filter((voice: Voice) => voice !== besides).map(samplesOf));
  const spoken = others.map((voice) => ({ voice: tripled(voice), size: loudness(voice) }));
  return Float32Array.from({ length }, (_, n) =>
    spoken.reduce((sum, { voice, size }) => sum + voice[n % voice.length] / size, 0),
  );
}

const LEVELS = 32_768;

/** What is asked for: a clip, and noise of a kind that is `noise` percent as loud. */
export interface Wanted {
  clip: Clip;
  own: string;
  kind: Noise;
  noise: number;
}
/** The clip and the clip under noise, in 16 bits, as a recorder would have it. */
export async function noisy({ clip: name, own, kind, noise }: Wanted, random: Random) {
  const clean = await clip(name, random, own);
  const over = await noiseOf(kind, clean.length, random, name);
  const size = ((noise / 100) * (loudness(clean) || ALONE)) / (loudness(over) || 1);
  const heard = Float32Array.from(clean, (sample, n) => {
    const whole = Math.round(LEVELS * (sample + size * over[n]));
    return Math.max(-LEVELS, Math.min(LEVELS - 1, whole)) / LEVELS;
  });
  return { clean, heard };
}
