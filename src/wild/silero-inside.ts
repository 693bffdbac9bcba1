/** What goes on inside Silero VAD, measured on the voices: what its state is good for, when it harms, what its units keep. */
import type { Weights } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { reshape, type Tensor3D } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { blank, CONTEXT, FRAME, listen, type Memory, type Silero, silero, UNITS } from './silero.ts';
import { loadWeights, type Version } from './silero-files.ts';
import { loudness, samplesOf, VOICES, withNoise } from './voices.ts';

export const SPEECH = 0.5;
/** Frames in about a second: 31.25 would be one. */
export const SECOND = 31;

/** Runs `work` with the network of a version, whose weights `alter` may change, and frees it. */
export async function withSilero<R>(
  version: Version,
  work: (network: Silero) => R | Promise<R>,
  alter = (weights: Weights) => weights,
): Promise<R> {
  const network = silero(alter(await loadWeights(version)));
  try {
    return await work(network);
  } finally {
    network.dispose();
  }
}

/** Each voice under each of these noises, in whole frames. */
export async function sounds(noises: number[], seed = 14): Promise<Float32Array[]> {
  const random = new Random(seed, 'silero');
  const voices = await Promise.all(VOICES.map(samplesOf));
  return noises.flatMap((noise) =>
    voices.map((voice) => {
      const samples = withNoise(voice, noise, random);
      return samples.subarray(0, samples.length - (samples.length % FRAME));
    }),
  );
}

/** The probabilities where the state is set to zeros before every so many frames; the last samples are kept. */
export function withResets(network: Silero, samples: Float32Array, every: number): number[] {
  const chances: number[] = [];
  for (let at = 0; at < samples.length; at += every * FRAME) {
    const memory = blank();
    if (at) memory.context = samples.slice(at - CONTEXT, at);
    chances.push(...listen(network, samples.subarray(at, at + every * FRAME), memory).chances);
  }
  return chances;
}

/** Of the frames in which the network finds speech with its state carried, the share in which it does with resets, too. */
export function stillFound(network: Silero, all: Float32Array[], every: number): number {
  let [found, of] = [0, 0];
  for (const samples of all) {
    const resets = withResets(network, samples, every);
    listen(network, samples).chances.forEach((chance, n) => {
      if (chance < SPEECH) return;
      of++;
      if (resets[n] >= SPEECH) found++;
    });
  }
  return found / of;
}

/** The share of frames in which speech is found from this memory on; each sound begins with it. */
export function foundFrom(network: Silero, all: Float32Array[], memory: Memory): number {
  const chances = all.flatMap((samples) => listen(network, samples, memory).chances);
  return chances.filter((chance) => chance >= SPEECH).length / chances.length;
}

/** What is remembered after so many seconds of white noise of this loudness. */
export function afterNoise(network: Silero, seconds: number, size: number): Memory {
  const random = new Random(5, 'silero');
  let memory = blank();
  for (let k = 0; k < seconds; k++) {
    const noise = Float32Array.from({ length: SECOND * FRAME }, () => size * random.normal());
    memory = listen(network, noise, memory).memory;
  }
  return memory;
}

/** The largest size among the cell states after each round through all sounds, the state carried on. */
export function largestCells(network: Silero, all: Float32Array[], rounds: number): number[] {
  let memory = blank();
  return Array.from({ length: rounds }, () => {
    for (const samples of all) memory = listen(network, samples, memory).memory;
    return Math.max(...memory.c.map(Math.abs));
  });
}

/** Gates and cell states of every frame of a sound, from a fresh state. */
function inside(network: Silero, samples: Float32Array) {
  const N = samples.length / FRAME;
  const features = network.features(samples, new Float32Array(CONTEXT));
  return unroll(lstm, network.lstm, reshape(features, [1, N, UNITS]) as Tensor3D);
}

/** The half-life of each unit in frames: from its forget gates over the sounds, in the geometric mean. */
export function halfLives(network: Silero, all: Float32Array[]): number[] {
  const logs = new Float64Array(UNITS);
  let frames = 0;
  for (const samples of all)
    scope(() => {
      const { gates } = inside(network, samples);
      frames += gates.length;
      for (const { f } of gates) f.dataSync().forEach((gate, unit) => (logs[unit] += Math.log(gate)));
    });
  return [...logs].map((log) => Math.log(0.5) / (log / frames));
}

/** A frame's cell states, and the logarithm of how loud the noise in its sound is. */
interface Sample {
  c: Float32Array;
  noise: number;
}

/** Frames from the second second on, of some of the voices under each noise. */
async function framesUnderNoise(network: Silero, noises: number[], odd: number, shuffles: boolean): Promise<Sample[]> {
  const voices = await Promise.all(VOICES.map(samplesOf));
  const random = new Random(7, 'silero');
  const found: Sample[] = [];
  for (const noise of noises)
    for (const voice of voices.filter((_, k) => k % 2 === odd)) {
      const samples = withNoise(voice, noise, random);
      const level = Math.log(noise * loudness(voice));
      scope(() => {
        for (const { c } of inside(
          network,
          samples.subarray(0, samples.length - (samples.length % FRAME)),
        ).states.slice(SECOND))
          found.push({ c: Float32Array.from(c.dataSync()), noise: level });
      });
    }
  if (!shuffles) return found;
  const order = random.permutation(found.length);
  return found.map(({ c }, k) => ({ c, noise: found[order[k]].noise }));
}

/** The correlation of two lists of numbers. */
function correlation(one: number[], other: number[]): number {
  const mean = (all: number[]) => all.reduce((sum, value) => sum + value, 0) / all.length;
  const [a, b] = [one, other].map((all) => {
    const middle = mean(all);
    return all.map((value) => value - middle);
  });
  const product = (x: number[], y: number[]) => x.reduce((sum, value, k) => sum + value * y[k], 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

/** The unit whose cell state goes most with the loudness of the noise on half of the voices, and how it does on the others. */
export async function noiseUnit(network: Silero, noises: number[], shuffles: boolean) {
  const goesWith = (frames: Sample[], unit: number) =>
    correlation(
      frames.map(({ c }) => c[unit]),
      frames.map(({ noise }) => noise),
    );
  const [chosenOn, measuredOn] = [
    await framesUnderNoise(network, noises, 0, shuffles),
    await framesUnderNoise(network, noises, 1, shuffles),
  ];
  const sizes = Array.from({ length: UNITS }, (_, unit) => Math.abs(goesWith(chosenOn, unit)));
  const unit = sizes.indexOf(Math.max(...sizes));
  return { unit: unit + 1, correlation: goesWith(measuredOn, unit), frames: measuredOn.length };
}
