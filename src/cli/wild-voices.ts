/** Cuts the voices of the demo of Silero VAD from Debian's test recordings, and has one spoken by a synthesizer. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { toMuLaw } from '../mu-law.ts';

const FOLDER = '/usr/share/pocketsphinx/test/data';
/** Recordings of the package `pocketsphinx-testdata`, 16 kHz with 16 bits: raw, or behind the head of a WAV file. */
const RECORDED = {
  reader: 'librivox/sense_and_sensibility_01_austen_64kb-0880.wav',
  command: 'goforward.raw',
  cards: 'cards/005.wav',
};
const HEAD = 44;
/** What espeak-ng says, and the samples a second that it writes. */
const SPOKEN = 'The next train leaves in two minutes. Please mind the gap.';
const SPOKEN_RATE = 22_050;
const RATE = 16_000;
const fix = 'Fix: apt-get install pocketsphinx-testdata espeak-ng.';

/** The samples of a recording with 16 bits each. */
const samplesOf = (bytes: Buffer, head: number) =>
  Float32Array.from({ length: (bytes.length - head) >> 1 }, (_, k) => bytes.readInt16LE(head + 2 * k) / 32_768);

/**
 * Samples at 16 kHz from those at a higher rate: each is the sum of its neighbors under a sinc that leaves out what is
 * above the new limit, windowed to 32 samples.
 */
export function resampled(samples: Float32Array, rate: number): Float32Array {
  const [step, half] = [rate / RATE, 16];
  return Float32Array.from({ length: Math.floor(samples.length / step) }, (_, k) => {
    let sum = 0;
    for (let n = Math.ceil(k * step - half); n <= k * step + half; n++) {
      const t = k * step - n;
      const sinc = t === 0 ? 1 : Math.sin((Math.PI * t) / step) / ((Math.PI * t) / step);
      sum += ((samples[n] ?? 0) * sinc * (0.5 + 0.5 * Math.cos((Math.PI * t) / half))) / step;
    }
    return sum;
  });
}

/** The voices as they are kept: a byte a sample. Throws where a package of Debian is missing. */
export function voiceFiles(): Record<string, Buffer> {
  try {
    const recorded = Object.entries(RECORDED).map(([name, file]): [string, Float32Array] => {
      const bytes = readFileSync(`${FOLDER}/${file}`);
      return [name, samplesOf(bytes, file.endsWith('.wav') ? HEAD : 0)];
    });
    const spoken = execFileSync('espeak-ng', ['-v', 'en-us', '--stdout', SPOKEN]);
    const all = [...recorded, ['synthetic', resampled(samplesOf(spoken, HEAD), SPOKEN_RATE)] as const];
    return Object.fromEntries(all.map(([name, samples]) => [`voices/${name}.ulaw`, Buffer.from(toMuLaw(samples))]));
  } catch (error) {
    throw new Error(`${(error as Error).message}. ${fix}`);
  }
}
