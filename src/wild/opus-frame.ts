/** What the demo of libopus' network shows of a clip: what it reads and makes of each frame, and what the encoder then did. */
import type { Clock } from '../define.ts';
import { millisecondsOf } from '../training/stopwatch.ts';
import { denseOf, FEATURES, hear, hearForgetting, loadOpus, UNITS } from './opus.ts';
import { type Codec, clip } from './opus-clips.ts';
import type { Clip } from './opus-names.ts';

/** Of each frame: the features as parts of the largest, the dense units, the states of the GRU, both probabilities, the codec. */
export interface OpusFrame {
  features: number[][];
  dense: number[][];
  states: number[][];
  music: number[];
  activity: number[];
  codecs: Codec[];
  /** The weights by name, rows of numbers; a bias is one row of one number for each unit. */
  weights: Record<string, number[][]>;
  /** Bytes of the weights as libopus keeps them, and of the state. */
  bytes: { weights: number; state: number };
  /** How long a frame took here, once it has been measured. */
  microseconds?: number;
}

const FLOAT = 4;
/** Two digits are as fine as the eye sees. */
const seen = (rows: number[][]) => rows.map((row) => row.map((value) => Math.round(100 * value) / 100));
const rowsOf = (data: ArrayLike<number>, columns: number): number[][] =>
  Array.from({ length: data.length / columns }, (_, row) =>
    Array.from({ length: columns }, (_, k) => data[row * columns + k]),
  );

/** Runs the network over a clip; where it is to be timed, the times are in a second frame. */
export async function* listen(
  name: Clip,
  { forgets, timed }: { forgets: boolean; timed: boolean },
  now: Clock,
): AsyncGenerator<OpusFrame> {
  const [weights, { features, codecs }] = await Promise.all([loadOpus(), clip(name)]);
  const { states, music, activity } = forgets ? hearForgetting(weights, features) : hear(weights, features);
  const read = rowsOf(features, FEATURES);
  const largest = read[0].map((_, k) => Math.max(...read.map((frame) => Math.abs(frame[k]))));
  const frame: OpusFrame = {
    features: seen(read.map((values) => values.map((value, k) => value / (largest[k] || 1)))),
    dense: seen(denseOf(weights, features)),
    states: seen(states),
    music,
    activity,
    codecs,
    weights: Object.fromEntries(
      Object.entries(weights).map(([key, { shape, data }]) => [key, rowsOf(data, shape[1] ?? 1)]),
    ),
    bytes: {
      weights: Object.values(weights).reduce((sum, { data }) => sum + data.length, 0),
      state: FLOAT * UNITS,
    },
  };
  yield frame;
  if (!timed) return;
  const timing = millisecondsOf(() => hear(weights, features), now);
  let step = timing.next();
  while (!step.done) step = timing.next();
  yield { ...frame, microseconds: (1000 * step.value.median) / music.length };
}
