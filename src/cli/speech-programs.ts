/** The speech synthesizers of Debian, called for one word or for a list of them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RATE } from '../tasks/keywords/features.ts';
import { lowered } from './resample.ts';

/** A word for a voice: `espeak` names accent and variant as the program does, `festival` and `flite` a voice. */
export interface Order {
  word: string;
  program: 'espeak' | 'flite' | 'festival';
  voice: string;
  /** How long the word takes, as a factor, and its pitch: of espeak 0 to 99, else in semitones or as a factor. */
  stretch: number;
  pitch: number;
}

const PACKAGES = 'espeak-ng flite festival festvox-kdlpc16k festvox-us-slt-hts';
/** The versions of the programs that are installed: the same ones speak the same samples. */
export const programVersions = (): Record<string, string> =>
  Object.fromEntries(
    ['espeak-ng', 'flite', 'festival'].map((program) => {
      // Flite tells its version and fails.
      const { stdout, error } = spawnSync(program, ['--version'], { encoding: 'utf8' });
      if (error) throw notSpoken(error);
      return [program, /\d+\.[\d.]*\d/.exec(stdout)?.[0] ?? ''];
    }),
  );

const notSpoken = ({ message }: Error) =>
  new Error(`The words could not be spoken (${message.split('\n')[0]}).\n    Fix: apt-get install ${PACKAGES}`);

/** Runs a program. Throws, with the packages that are wanted, where it is missing or fails. */
function runOrSay<X>(run: () => X): X {
  try {
    return run();
  } catch (error) {
    throw notSpoken(error as Error);
  }
}

/** Words a minute that espeak says without a stretch. */
const ESPEAK_SPEED = 160;
/** The middle pitch of flite's voices in hertz. */
const FLITE_PITCH: Record<string, number> = { kal: 105, kal16: 105, awb: 120, rms: 100 };

/** The samples at 8 kHz of a WAV file with 16 bits and one channel, as programs write it to a pipe: its length is not trusted. */
function samplesOfWav(bytes: Buffer): Float32Array<ArrayBuffer> {
  const rate = bytes.readUInt32LE(24);
  const head = bytes.indexOf('data') + 8;
  const samples = Float32Array.from(
    { length: (bytes.length - head) >> 1 },
    (_, k) => bytes.readInt16LE(head + 2 * k) / 32_768,
  );
  return rate === RATE ? samples : lowered(samples, rate, RATE);
}

const espeak = ({ word, voice, stretch, pitch }: Order) =>
  execFileSync('espeak-ng', [
    '-v',
    voice,
    '-p',
    `${pitch}`,
    '-s',
    `${Math.round(ESPEAK_SPEED / stretch)}`,
    '--stdout',
    word,
  ]);

function flite({ word, voice, stretch, pitch }: Order, folder: string): Buffer {
  const file = join(folder, 'word.wav');
  const hertz = (FLITE_PITCH[voice] ?? 0) * pitch;
  const settings = ['--setf', `duration_stretch=${stretch}`, '--setf', `int_f0_target_mean=${hertz}`];
  execFileSync('flite', ['-voice', voice, ...settings, '-t', word, '-o', file]);
  return readFileSync(file);
}

/** Festival takes long to start, so it says all its words in one go. */
function festival(orders: Order[], folder: string): Buffer[] {
  const files = orders.map((_, k) => join(folder, `${k}.wav`));
  const lines = orders.map(({ word, voice, stretch, pitch }, k) =>
    [
      `(voice.select '${voice})`,
      `(Parameter.set 'Duration_Stretch ${stretch})`,
      // What the voices of hidden Markov models take in its place.
      `(if (boundp 'base) nil (set! base cmu_us_slt_arctic_hts::hts_engine_params))`,
      `(set! hts_engine_params (append base (list (list "-r" ${(1 / stretch).toFixed(3)}) (list "-fm" ${pitch}))))`,
      `(utt.save.wave (utt.synth (Utterance Text "${word}")) "${files[k]}" 'riff)`,
    ].join('\n'),
  );
  const script = join(folder, 'words.scm');
  writeFileSync(script, `(voice.select 'cmu_us_slt_arctic_hts)\n${lines.join('\n')}\n`);
  execFileSync('festival', ['-b', script]);
  return files.map((file) => readFileSync(file));
}

/** The sound of every word, at 8 kHz. Throws, with the packages that are wanted, where a program is missing. */
export function speak(orders: Order[], tell: (done: number) => void = () => {}): Float32Array<ArrayBuffer>[] {
  const folder = mkdtempSync(join(tmpdir(), 'words-'));
  const isFestival = ({ program }: Order) => program === 'festival';
  try {
    const ofFestival = orders.filter(isFestival);
    const slow = ofFestival.length ? runOrSay(() => festival(ofFestival, folder)) : [];
    const wav = (order: Order) =>
      isFestival(order)
        ? (slow[ofFestival.indexOf(order)] ?? Buffer.alloc(0))
        : order.program === 'flite'
          ? flite(order, folder)
          : espeak(order);
    return orders.map((order, k) => {
      tell(k);
      return trimmed(samplesOfWav(runOrSay(() => wav(order))));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How loud what is kept is at least, against the loudest sample, and how many samples stay on each side: 15 ms. */
const [QUIET, MARGIN] = [0.02, 120];

/** A word without the silence around it, at most a second, its loudest sample at one half. */
export function trimmed(samples: Float32Array): Float32Array<ArrayBuffer> {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-6);
  const isLoud = (sample: number) => Math.abs(sample) > QUIET * peak;
  const from = Math.max(0, samples.findIndex(isLoud) - MARGIN);
  const to = Math.min(samples.length, samples.findLastIndex(isLoud) + MARGIN, from + RATE);
  return samples.slice(from, to).map((sample) => (0.5 * sample) / peak) as Float32Array<ArrayBuffer>;
}
