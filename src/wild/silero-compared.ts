/** Silero VAD held to onnxruntime: on which sounds both are run, and how far apart what they make of them is. */
import type { Weights } from '../define.ts';
import { Random } from '../random.ts';
import { blank, FRAME, listen, silero, UNITS } from './silero.ts';
import type { Version } from './silero-files.ts';
import { samplesOf, VOICES, withNoise } from './voices.ts';

/** How loud the noise over each voice is, beside the voice. */
const NOISES = [0, 0.3, 1];
/** Every so many frames both states are compared. */
export const EVERY = 20;

/** The sound that both hear: each voice under each noise, in whole frames, one after the other. */
export async function sound(): Promise<Float32Array<ArrayBuffer>> {
  const random = new Random(14, 'silero');
  const voices = await Promise.all(VOICES.map(samplesOf));
  const parts = NOISES.flatMap((noise) => voices.map((samples) => withNoise(samples, noise, random)));
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const all = new Float32Array(length);
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all.slice(0, length - (length % FRAME));
}

/** What onnxruntime made of it: the probability of every frame, and h and c after every so many of them. */
export interface Heard {
  chances: Float32Array;
  states: Float32Array;
}

/** The committed record of what onnxruntime made of it. */
export async function heardByOnnxRuntime(version: Version): Promise<Heard> {
  const { default: all } = await import('./silero-heard.json');
  const numbers = (text: string) => new Float32Array(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer);
  const { chances, states } = all.versions[version];
  return { chances: numbers(chances), states: numbers(states) };
}

/** What our run makes of it. */
export function heardByUs(weights: Weights, samples: Float32Array): Heard {
  const network = silero(weights);
  const [chances, states]: [number[], number[]] = [[], []];
  let memory = blank();
  for (let at = 0; at < samples.length; at += EVERY * FRAME) {
    const heard = listen(network, samples.subarray(at, at + EVERY * FRAME), memory);
    memory = heard.memory;
    chances.push(...heard.chances);
    if (heard.chances.length === EVERY) states.push(...memory.h, ...memory.c);
  }
  network.dispose();
  return { chances: Float32Array.from(chances), states: Float32Array.from(states) };
}

/** The length of a vector, or of the difference of two. */
const length = (one: Float32Array, other?: Float32Array) =>
  Math.sqrt(one.reduce((sum, value, k) => sum + (value - (other?.[k] ?? 0)) ** 2, 0));

/**
 * The largest differences: of a probability, and of h and of c as vectors, divided by the length of the vector. A cell state
 * has no bounds, and float32 has seven digits of whatever size it is.
 */
export function apart(ours: Heard, theirs: Heard) {
  const most = (differences: number[]) => Math.max(...differences);
  const states = (from: number) =>
    Array.from({ length: theirs.states.length / (2 * UNITS) }, (_, k) => {
      const [one, other] = [ours, theirs].map((heard) =>
        heard.states.subarray(2 * UNITS * k + from, 2 * UNITS * k + from + UNITS),
      );
      return length(one, other) / length(other);
    });
  return {
    chance: most([...theirs.chances].map((chance, n) => Math.abs(chance - ours.chances[n]))),
    h: most(states(0)),
    c: most(states(UNITS)),
  };
}
