/** What a keyword spotter takes: bytes of weights and of what it carries, multiply-adds, and time on this machine. */
import type { Clock } from '../../define.ts';
import type { Tensors } from '../../models/cell.ts';
import { type FeatureStream, featureStream, INPUTS, STEP_SAMPLES, STEPS } from '../../tasks/keywords/features.ts';
import { millisecondsOf } from '../stopwatch.ts';
import { classify, type Hearing, listener } from './listen.ts';
import type { SpotterName } from './network.ts';

const FLOAT = 4;
const MICRO = 1000;

export interface SpotterSize {
  weights: number;
  /** Bytes in float32: of the weights, and of the state or cache between two steps once a second was heard. */
  bytes: { weights: number; carried: number };
}

/** Counted, not timed: the most that is carried while it hears. */
export function spotterSize(name: SpotterName, weights: Tensors, hearing: Hearing = {}): SpotterSize {
  const count = Object.values(weights).reduce((sum, { size }) => sum + size, 0);
  const live = listener(name, weights, hearing);
  const step = new Float32Array(INPUTS);
  const carried = Array.from({ length: Math.max(STEPS, hearing.window ?? 0) }, () => {
    live.step(step);
    return live.carried();
  });
  live.dispose();
  return { weights: count, bytes: { weights: FLOAT * count, carried: Math.max(...carried) } };
}

/** Microseconds on this machine, medians: of a step of 20 ms as it comes in, its features included and alone, and of a clip. */
export interface SpotterTimes {
  step: number;
  features: number;
  clip: number;
}

/** Times a spotter on a clip of a second by the clock that is handed in; yields between rounds, so that others get the thread. */
export function* spotterTimes(
  name: SpotterName,
  weights: Tensors,
  clip: Float32Array,
  now: Clock,
): Generator<void, SpotterTimes> {
  const live = listener(name, weights);
  const sound: FeatureStream = featureStream();
  try {
    let at = 0;
    const next = () => {
      at = (at + STEP_SAMPLES) % (clip.length - STEP_SAMPLES);
      return clip.subarray(at, at + STEP_SAMPLES);
    };
    const step = yield* millisecondsOf(() => live.hear(next()), now);
    const features = yield* millisecondsOf(() => sound.push(next()), now);
    const whole = yield* millisecondsOf(() => classify(name, weights, [clip]), now);
    return { step: MICRO * step.median, features: MICRO * features.median, clip: MICRO * whole.median };
  } finally {
    live.dispose();
  }
}
