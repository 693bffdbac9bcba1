/** The speech/music network beside libopus: how far our run of it is from what libopus' C made of the same features. */
import type { Weights } from '../define.ts';
import { bytesOf, hear, UNITS } from './opus.ts';
import { clip } from './opus-clips.ts';
import { CLIPS, type Clip } from './opus-names.ts';

/** The largest differences over all clips, and over how many frames; states are compared at each of `stride` frames. */
export interface Difference {
  frames: number;
  outputs: number;
  states: number;
  stateFrames: number;
}

export async function differenceFromLibopus(weights: Weights): Promise<Difference> {
  const { clips, stride } = (await import('./opus-heard.json')).default;
  const difference: Difference = { frames: 0, outputs: 0, states: 0, stateFrames: 0 };
  for (const name of Object.keys(CLIPS) as Clip[]) {
    const { features } = await clip(name);
    const { states, music, activity } = hear(weights, features);
    const theirs = new Float32Array(bytesOf(clips[name].outputs));
    const theirStates = new Float32Array(bytesOf(clips[name].states));
    const ours = music.flatMap((chance, t) => [chance, activity[t]]);
    const ourStates = states.filter((_, t) => t % stride === 0).flat();
    difference.frames += music.length;
    difference.stateFrames += theirStates.length / UNITS;
    difference.outputs = Math.max(difference.outputs, farthest(ours, theirs));
    difference.states = Math.max(difference.states, farthest(ourStates, theirStates));
  }
  return difference;
}

/** The largest difference of two lists; endless where they are not of one length. */
const farthest = (ours: number[], theirs: Float32Array): number =>
  ours.length === theirs.length
    ? ours.reduce((most, value, k) => Math.max(most, Math.abs(value - theirs[k])), 0)
    : Number.POSITIVE_INFINITY;
