/** What the demo of keyword spotting shows: the spectrogram of a sound, and each word's probability while the sound comes in. */
import type { Clock } from '../../define.ts';
import type { Tensors } from '../../models/cell.ts';
import { CLIP, logMel } from '../../tasks/keywords/features.ts';
import { type SpotterSize, spotterSize, spotterTimes } from './cost.ts';
import { listener } from './listen.ts';
import type { SpotterName } from './network.ts';
import { pictured } from './pictured.ts';

export interface Spotted extends SpotterSize {
  /** Rows of digits, from the lowest frequency up. */
  bands: string[];
  /** After each time step of 20 ms the probability of each label, in the order of `LABELS`. */
  chances: number[][];
  /** What is said in a shipped clip, and by which voice. */
  said?: { word: string; voice: string };
  /** How long a time step took here, features included, once it has been measured. */
  microseconds?: number;
}

const DIGITS = 1000;

/** Runs a spotter over a sound, and times it if asked to. */
export function* spot(
  name: SpotterName,
  weights: Tensors,
  { samples, said, timed }: { samples: Float32Array; said?: Spotted['said']; timed: boolean },
  now: Clock,
): Generator<Spotted> {
  const ear = listener(name, weights);
  try {
    const features = logMel(samples);
    const chances = ear.step(features).map((all) => all.map((chance) => Math.round(DIGITS * chance) / DIGITS));
    const shown = { bands: pictured(features), chances, said, ...spotterSize(name, weights) };
    yield shown;
    if (!timed || samples.length < CLIP) return;
    const timing = spotterTimes(name, weights, samples.slice(0, CLIP), now);
    let round = timing.next();
    while (!round.done) round = timing.next();
    yield { ...shown, microseconds: round.value.step };
  } finally {
    ear.dispose();
  }
}
