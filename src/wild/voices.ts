/** Voices to try Silero VAD on, at 16 kHz, and noise over them. */
import { fileBytes } from '../engine/kernels.ts';
import { fromMuLaw } from '../mu-law.ts';
import type { Random } from '../random.ts';
import { soundFromText } from '../sound.ts';
import cards from './voices/cards.ulaw?url';
import command from './voices/command.ulaw?url';
import reader from './voices/reader.ulaw?url';
import synthetic from './voices/synthetic.ulaw?url';

/** Samples a second. */
export const RATE = 16_000;

const ADDRESSES = { reader, command, cards, synthetic };
export type Voice = keyof typeof ADDRESSES;
export const VOICES: Voice[] = ['reader', 'command', 'cards', 'synthetic'];

/** Of sound without a voice: so many seconds, and the loudness that noise is compared with. */
const [SILENT_SECONDS, SILENT_LOUDNESS] = [3, 0.05];

/** The samples of a voice, between −1 and 1; `none` is silence. */
export async function samplesOf(voice: Voice | 'none'): Promise<Float32Array<ArrayBuffer>> {
  if (voice === 'none') return new Float32Array(SILENT_SECONDS * RATE);
  const file = import.meta.env.SSR ? `src/wild/voices/${voice}.ulaw` : ADDRESSES[voice];
  return fromMuLaw(new Uint8Array((await fileBytes(file)) as ArrayBuffer));
}

/** The root of the mean square. */
export const loudness = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

const LEVELS = 32_768;

/** Samples with white noise over them that is `level` times as loud as they are, in 16 bits, as a recorder would have it. */
export function withNoise(samples: Float32Array, level: number, random: Random): Float32Array<ArrayBuffer> {
  const size = level * (loudness(samples) || SILENT_LOUDNESS);
  return Float32Array.from(samples, (sample) => {
    const heard = Math.round(LEVELS * (sample + (size ? size * random.normal() : 0)));
    return Math.max(-LEVELS, Math.min(LEVELS - 1, heard)) / LEVELS;
  });
}

/** What is heard under the settings of a demo: a voice or the reader's own sound, and noise so many percent as loud. */
export async function heardOf(
  { voice, own, noise }: { voice: Voice | 'none' | 'own'; own: string; noise: number },
  random: Random,
): Promise<Float32Array<ArrayBuffer>> {
  const samples = voice === 'own' ? soundFromText(own) : await samplesOf(voice);
  return withNoise(samples, noise / 100, random);
}
