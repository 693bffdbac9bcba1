/** What goes on inside RNNoise, measured on voices and strings: what it gains and loses, how long its units keep, what they follow. */
import type { Weights } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { type Tensor3D, tensor } from '../engine/tfjs.ts';
import { unroll } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { cellWeights, rnnoiseCell } from './rnnoise.ts';
import { loadProgram } from './rnnoise-file.ts';
import { FEATURES, FRAME, GRUS, MILLISECONDS, UNITS } from './rnnoise-sizes.ts';
import { type Clip, type Noise, noisy } from './rnnoise-sounds.ts';
import { loudness, VOICES, type Voice } from './voices.ts';

/** 10 log₁₀ of the energy of the clean sound over that of its difference from a sound that comes `late` samples later. */
export function decibels(clean: Float32Array, sound: Float32Array, late: number): number {
  let [kept, other] = [0, 0];
  for (let n = 0; n + late < sound.length; n++) {
    kept += clean[n] ** 2;
    other += (sound[n + late] - clean[n]) ** 2;
  }
  return 10 * Math.log10((kept || 1) / Math.max(other, 1e-12));
}

/** How many decibels louder one sound is than another; silence counts as half of the least step of 16 bits. */
export const louder = (sound: Float32Array, than: Float32Array): number => {
  const [one, other] = [sound, than].map((samples) => loudness(samples) || 2 ** -16);
  return 20 * Math.log10(one / other);
};

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean ratio of signal to noise of the voices in decibels, under this noise and after the program has worked on it. */
export async function ratios(kind: Noise, noise: number, forgets = false): Promise<{ before: number; after: number }> {
  const { suppress } = await loadProgram();
  const random = new Random(14, 'rnnoise');
  const all: { before: number; after: number }[] = [];
  for (const clip of VOICES) {
    const { clean, heard } = await noisy({ clip, own: '', kind, noise }, random);
    const { sound } = suppress(heard, forgets);
    all.push({ before: decibels(clean, heard, 0), after: decibels(clean, sound, FRAME) });
  }
  return { before: mean(all.map(({ before }) => before)), after: mean(all.map(({ after }) => after)) };
}

/** How many decibels louder the program makes a clip without any noise. */
export async function louderWithoutNoise(clip: Clip): Promise<number> {
  const { suppress } = await loadProgram();
  const { heard } = await noisy({ clip, own: '', kind: 'hiss', noise: 0 }, new Random(14, 'rnnoise'));
  return louder(suppress(heard).sound, heard);
}

/** The first unit of each GRU in the states of all. */
const FIRST = GRUS.map((_, k) => GRUS.slice(0, k).reduce((sum, { units }) => sum + units, 0));
/** The GRU of a unit, and its number there. */
const named = (unit: number) => {
  const k = FIRST.findLastIndex((first) => unit >= first);
  return { gru: GRUS[k].name, unit: unit - FIRST[k] + 1 };
};

/** The half-lives in milliseconds of the units of each GRU: from their update gates over voices in hiss, in the geometric mean. */
export async function halfLives(alter = (weights: Weights) => weights): Promise<Record<string, number[]>> {
  const { weights, suppress } = await loadProgram();
  const random = new Random(14, 'rnnoise');
  const logs = new Float64Array(UNITS);
  let frames = 0;
  for (const clip of ['cards', 'command'] as const) {
    const { heard } = await noisy({ clip, own: '', kind: 'hiss', noise: 50 }, random);
    const { features } = suppress(heard);
    scope(() => {
      const x = tensor(features, [1, features.length / FEATURES, FEATURES]) as Tensor3D;
      const { gates } = unroll(rnnoiseCell, cellWeights(alter(weights)), x);
      frames += gates.length;
      for (const { z } of gates) z.dataSync().forEach((gate, unit) => (logs[unit] += Math.log(gate)));
    });
  }
  const lives = [...logs].map((log) => MILLISECONDS * (Math.log(0.5) / (log / frames)));
  return Object.fromEntries(GRUS.map(({ name, units }, k) => [name, lives.slice(FIRST[k], FIRST[k] + units)]));
}

/** The weights with something added to the biases of all update gates: raised, states last longer. */
export function withUpdateBias(weights: Weights, added: number): Weights {
  const biases = GRUS.map(({ name, units }) => {
    const { shape, data } = weights[`${name}.b`];
    const raised = data.map((bias, k) => (k >= units && k < 2 * units ? bias + added : bias));
    return [`${name}.b`, { shape, data: raised }];
  });
  return { ...weights, ...Object.fromEntries(biases) };
}

/** Frames to leave out at the start of a sound: half a second. */
const SETTLED = 50;
const LEVELS = [10, 30, 100];

/** States from the first half second on, each with the logarithm of how loud the hiss in its sound is. */
async function statesUnderHiss(voices: Voice[]) {
  const { suppress } = await loadProgram();
  const random = new Random(7, 'rnnoise');
  const found: { states: Float32Array; noise: number }[] = [];
  for (const noise of LEVELS)
    for (const clip of voices) {
      const { clean, heard } = await noisy({ clip, own: '', kind: 'hiss', noise }, random);
      const { states, voice } = suppress(heard);
      for (let t = SETTLED; t < voice.length; t++)
        found.push({
          states: states.subarray(t * UNITS, (t + 1) * UNITS),
          noise: Math.log((noise / 100) * loudness(clean)),
        });
    }
  return found;
}

/** The correlation of two lists of numbers; 0 where one of them is constant. */
function correlation(one: number[], other: number[]): number {
  const [a, b] = [one, other].map((all) => {
    const middle = mean(all);
    return all.map((value) => value - middle);
  });
  const product = (x: number[], y: number[]) => x.reduce((sum, value, k) => sum + value * y[k], 0);
  const size = Math.sqrt(product(a, a) * product(b, b));
  return size ? product(a, b) / size : 0;
}

/**
 * The unit of all GRUs whose state goes most with the loudness of the hiss under two of the voices, and how it does under the
 * other two. Where it `shuffles`, the loudnesses there are those of other frames.
 */
export async function noiseUnit(shuffles: boolean) {
  const [chosenOn, measuredOn] = [
    await statesUnderHiss(VOICES.filter((_, k) => k % 2 === 0)),
    await statesUnderHiss(VOICES.filter((_, k) => k % 2 === 1)),
  ];
  const goesWith = (frames: typeof chosenOn, unit: number, order = frames.map((_, k) => k)) =>
    correlation(
      frames.map(({ states }) => states[unit]),
      order.map((k) => frames[k].noise),
    );
  const sizes = Array.from({ length: UNITS }, (_, unit) => Math.abs(goesWith(chosenOn, unit)));
  const unit = sizes.indexOf(Math.max(...sizes));
  const order = shuffles ? new Random(3, 'rnnoise').permutation(measuredOn.length) : undefined;
  return { ...named(unit), correlation: goesWith(measuredOn, unit, order), frames: measuredOn.length };
}
