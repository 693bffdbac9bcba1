/** Which words a keyword spotter confuses: shipped clips of voices that it was not trained on, under fresh noise each. */
import type { Tensors } from '../../models/cell.ts';
import type { Random } from '../../random.ts';
import { underNoise } from '../../tasks/keywords/augment.ts';
import { SILENCE } from '../../tasks/keywords/words.ts';
import type { Clip } from './clips.ts';
import { clipsOf } from './heard.ts';
import type { SpotterName } from './network.ts';
import { type SpotterScore, spotterScore } from './score.ts';

/** Copies of each clip, and of silence. */
const COPIES = 6;

/** How many decibels noise lies below the voice where it is so many percent as loud. */
const decibels = (percent: number) => (percent ? -20 * Math.log10(percent / 100) : Number.POSITIVE_INFINITY);

export function confusion(
  name: SpotterName,
  weights: Tensors,
  clips: Clip[],
  { voice, noise }: { voice: 'espeak' | 'festival'; noise: number },
  random: Random,
): SpotterScore & { clips: number } {
  const words = [...clipsOf(clips, voice), { label: SILENCE, samples: new Float32Array(0) }];
  const copies = words.flatMap(({ label, samples }) =>
    Array.from({ length: COPIES }, () => ({ label, samples: underNoise(samples, decibels(noise), random) })),
  );
  return { ...spotterScore(name, weights, copies), clips: copies.length };
}
