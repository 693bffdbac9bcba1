/**
 * What a keyword spotter is given of a sound: log-mel features, computed from a whole sound or piece by piece while it
 * comes in, with the same numbers.
 */
import { powerSpectra, SIZE } from './spectrum.ts';

/** Samples a second. */
export const RATE = 8000;
/** A frame lasts 25 ms, and frames begin 10 ms apart. */
export const [FRAME, HOP] = [200, 80];
/** Numbers of a frame: one for each mel band. */
export const BANDS = 40;
/** Frames that make a time step of the network, and the numbers that it is given there: 80. */
export const STACK = 2;
export const INPUTS = STACK * BANDS;
/** A clip is a second: 49 time steps of 20 ms. */
const SECONDS = 1;
export const CLIP = SECONDS * RATE;
export const STEPS = Math.floor((1 + (CLIP - FRAME) / HOP) / STACK);
/** Time steps a second, and samples from the beginning of one to that of the next. */
export const [STEP_SAMPLES, STEPS_A_SECOND] = [STACK * HOP, RATE / (STACK * HOP)];

/** The lowest and the highest frequency that a band reaches, in hertz. */
const [LOWEST, HIGHEST] = [60, RATE / 2];
/** Added to the energy of a band, so that digital silence has a logarithm: that of a very quiet room. */
const FLOOR = 1e-4;
/** Log energies are brought to a mean near 0 and a deviation near 1 over speech. */
const [MEAN, DEVIATION] = [-4.5, 3];

const mel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700);
const hertz = (mels: number) => 700 * (10 ** (mels / 2595) - 1);
/** The middle of each band, with the ends of the first and the last: evenly apart on the mel scale. */
const edges = Array.from({ length: BANDS + 2 }, (_, k) =>
  hertz(mel(LOWEST) + (k * (mel(HIGHEST) - mel(LOWEST))) / (BANDS + 1)),
);
/** Each band weighs the frequencies of the spectrum by a triangle: 1 in its middle, 0 at the middles of its neighbors. */
const bands = Array.from({ length: BANDS }, (_, band) => {
  const [from, middle, to] = edges.slice(band, band + 3);
  const first = Math.ceil((from * SIZE) / RATE);
  const last = Math.floor((to * SIZE) / RATE);
  const weights = Array.from({ length: last - first + 1 }, (_, k) => {
    const at = ((first + k) * RATE) / SIZE;
    return Math.max(0, Math.min((at - from) / (middle - from), (to - at) / (to - middle)));
  });
  return { first, weights };
});
const hann = Float64Array.from({ length: FRAME }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / FRAME));

const spectra: [Float64Array, Float64Array] = [new Float64Array(SIZE / 2 + 1), new Float64Array(SIZE / 2 + 1)];

/** The logarithm of each band's energy, into `into` from `at` on. */
function logEnergies(power: Float64Array, into: Float32Array, at: number): void {
  for (let band = 0; band < BANDS; band++) {
    const { first, weights } = bands[band];
    let energy = FLOOR;
    for (let k = 0; k < weights.length; k++) energy += weights[k] * power[first + k];
    into[at + band] = (Math.log(energy) - MEAN) / DEVIATION;
  }
}

/** How many time steps so many samples make. */
const stepsIn = (samples: number) => Math.max(0, Math.floor((samples - FRAME - HOP) / STEP_SAMPLES) + 1);

/**
 * The features of a sound at 8 kHz between −1 and 1: [T,80], 50 steps a second. Step t is made of the two frames that begin
 * 20 t and 20 t + 10 ms in. `logMel` of a clip of a second is [49,80].
 */
export function logMel(samples: Float32Array): Float32Array<ArrayBuffer> {
  const features = new Float32Array(stepsIn(samples.length) * INPUTS);
  for (let at = 0, start = 0; at < features.length; at += INPUTS, start += STEP_SAMPLES) {
    powerSpectra(samples, hann, [start, start + HOP], spectra);
    spectra.forEach((power, k) => logEnergies(power, features, at + k * BANDS));
  }
  return features;
}

/** Features of a sound that is still coming in. */
export interface FeatureStream {
  /** The next samples, however many. The result is the features of all steps that they complete, [n,80]; n may be 0. */
  push(samples: Float32Array): Float32Array<ArrayBuffer>;
  /** Forgets what has come: the next sample is the first. */
  reset(): void;
}

/** The features of a sound piece by piece: joined, they are those that `logMel` gives of the whole. */
export function featureStream(): FeatureStream {
  let waiting = new Float32Array(0);
  return {
    push(samples) {
      const all = new Float32Array(waiting.length + samples.length);
      all.set(waiting);
      all.set(samples, waiting.length);
      waiting = all.slice(stepsIn(all.length) * STEP_SAMPLES);
      return logMel(all);
    },
    reset() {
      waiting = new Float32Array(0);
    },
  };
}

/**
 * A second with the loudest part of a sound in its middle: longer sounds are cut, shorter ones padded with silence. So a
 * recorded word of any length becomes a clip.
 */
export function toClip(samples: Float32Array): Float32Array<ArrayBuffer> {
  const clip = new Float32Array(CLIP);
  const start = samples.length > CLIP ? loudest(samples) : -Math.floor((CLIP - samples.length) / 2);
  for (let n = 0; n < CLIP; n++) clip[n] = samples[start + n] ?? 0;
  return clip;
}

/** Where the second with the most energy begins. */
function loudest(samples: Float32Array): number {
  let energy = 0;
  let [best, most] = [0, -1];
  samples.forEach((sample, n) => {
    energy += sample * sample - (n >= CLIP ? samples[n - CLIP] ** 2 : 0);
    // Of equal ones the one in the middle would be better, but noise makes them unequal.
    if (n >= CLIP - 1 && energy > most) [best, most] = [n - CLIP + 1, energy];
  });
  return best;
}
