/** Our run of RNNoise's network held to the program itself: the same features, and how far apart what both make of them is. */
import type { Weights } from '../define.ts';
import { Random } from '../random.ts';
import { hear } from './rnnoise.ts';
import { loadProgram } from './rnnoise-file.ts';
import type { Suppressed } from './rnnoise-program.ts';
import { noisy } from './rnnoise-sounds.ts';
import { VOICES } from './voices.ts';

/** How loud the hiss over each voice is, in percent of the voice. */
const NOISE = 50;

/** What the program makes of each voice in hiss. */
export async function heardByProgram(): Promise<Suppressed[]> {
  const { suppress } = await loadProgram();
  const random = new Random(14, 'rnnoise');
  const made: Suppressed[] = [];
  for (const clip of VOICES) {
    const { heard } = await noisy({ clip, own: '', kind: 'hiss', noise: NOISE }, random);
    made.push(suppress(heard));
  }
  return made;
}

/** The largest differences: of the probability of speech, of a gain, and of a state; and over how many frames. */
export interface Difference {
  frames: number;
  voice: number;
  gains: number;
  states: number;
  /** The largest size of a state. */
  largest: number;
}

export function differences(weights: Weights, all: Suppressed[]): Difference {
  const found: Difference = { frames: 0, voice: 0, gains: 0, states: 0, largest: 0 };
  for (const theirs of all) {
    const ours = hear(weights, theirs.features);
    found.frames += theirs.voice.length;
    found.voice = Math.max(found.voice, farthest(ours.voice, theirs.voice));
    found.gains = Math.max(found.gains, farthest(ours.gains, theirs.gains));
    found.states = Math.max(found.states, farthest(ours.states, theirs.states));
    found.largest = theirs.states.reduce((most, value) => Math.max(most, Math.abs(value)), found.largest);
  }
  return found;
}

/** The largest difference of two lists; endless where they are not of one length. */
const farthest = (ours: Float32Array, theirs: Float32Array): number =>
  ours.length === theirs.length
    ? ours.reduce((most, value, k) => Math.max(most, Math.abs(value - theirs[k])), 0)
    : Number.POSITIVE_INFINITY;
