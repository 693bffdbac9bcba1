/** What the demo of RNNoise shows of a sound: before and after, the gains of its bands, its states, and what all that costs. */
import type { Clock } from '../define.ts';
import { alsoUse } from '../engine/kernels.ts';
import { tidy } from '../engine/tfjs.ts';
import { stream } from '../models/stream.ts';
import type { Random } from '../random.ts';
import { millisecondsOf } from '../training/stopwatch.ts';
import { cellWeights, hear, rnnoiseCell } from './rnnoise.ts';
import { loadProgram } from './rnnoise-file.ts';
import { decibels, louder } from './rnnoise-inside.ts';
import { BANDS, FEATURES, FRAME, GRUS, UNITS } from './rnnoise-sizes.ts';
import { noisy, type Wanted } from './rnnoise-sounds.ts';

/** A unit of one of the GRUs over time: its state divided by the largest of them, which `size` says. */
export interface NoiseUnit {
  gru: string;
  unit: number;
  size: number;
  values: number[];
}
export interface NoiseFrame {
  /** Frames that the sound has. All lists below have a value for each part of it, of `each` frames. */
  frames: number;
  each: number;
  /** The loudest sample, between 0 and 1. */
  before: number[];
  after: number[];
  /** The mean probability of speech by our run and by the program. */
  voice: number[];
  program: number[];
  /** The mean gain of each band. */
  gains: number[][];
  units: NoiseUnit[];
  /** In what share of all frames speech is the more probable. */
  speech: number;
  /** The largest difference between our run and the program, in the probability of speech and in any gain. */
  apart: number;
  /** Decibels of the clean sound over all that differs from it, before and after. */
  ratio: { before: number; after: number };
  /** How many decibels louder the sound is afterwards. */
  louder: number;
  weights: number;
  bytes: { weights: number; state: number };
  /** How long a frame takes here, once it has been measured: the network alone, and the program with all it does. */
  microseconds?: { network: number; program: number };
}

/** Columns of the picture at most, units shown of each GRU, and digits. */
const [COLUMNS, SHOWN, DIGITS, FLOAT] = [120, 2, 100, 4];
const short = (value: number) => Math.round(DIGITS * value) / DIGITS;

/** The parts of `each` rows of a list of rows, and of each part what `of` makes of a column of it. */
const inParts = (data: Float32Array, width: number, column: number, each: number, of: (values: number[]) => number) => {
  const rows = data.length / width;
  return Array.from({ length: Math.ceil(rows / each) }, (_, k) =>
    short(
      of(Array.from({ length: Math.min(each, rows - k * each) }, (__, n) => data[(k * each + n) * width + column])),
    ),
  );
};
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const most = (values: number[]) => values.reduce((one, value) => Math.max(one, Math.abs(value)), 0);

/** The loudest sample of each frame. */
const peaksOf = (samples: Float32Array, frames: number) =>
  Float32Array.from({ length: frames }, (_, t) =>
    samples.subarray(t * FRAME, (t + 1) * FRAME).reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0),
  );

/** The units of each GRU that vary most beside their largest state, over the parts of the sound. */
function liveliest(states: Float32Array, each: number): NoiseUnit[] {
  let first = 0;
  return GRUS.flatMap(({ name, units }) => {
    const all = Array.from({ length: units }, (_, k) => {
      const values = inParts(states, UNITS, first + k, each, mean);
      const size = most(values) || 1;
      const middle = mean(values);
      const spread = mean(values.map((value) => ((value - middle) / size) ** 2));
      return { gru: name, unit: k + 1, size, spread, values: values.map((value) => short(value / size)) };
    });
    first += units;
    const chosen = all.sort((a, b) => b.spread - a.spread).slice(0, SHOWN);
    return chosen.sort((a, b) => a.unit - b.unit).map(({ spread: _, ...unit }) => unit);
  });
}

export interface Asked extends Wanted {
  forgets: boolean;
  timed: boolean;
}

/** Runs the program and our network over a sound; where it is to be timed, the times are in a second frame. */
export async function* suppress(asked: Asked, random: Random, now: Clock): AsyncGenerator<NoiseFrame> {
  const [{ clean, heard }, { weights, suppress: run }] = await Promise.all([noisy(asked, random), loadProgram()]);
  await alsoUse('denoise');
  const theirs = run(heard, asked.forgets);
  const ours = hear(weights, theirs.features, asked.forgets);
  const frames = theirs.voice.length;
  const each = Math.max(1, Math.ceil(frames / COLUMNS));
  const count = Object.values(weights).reduce((sum, { data }) => sum + data.length, 0);
  const farthest = (one: Float32Array, other: Float32Array) => most([...one].map((value, k) => value - other[k]));
  const frame: NoiseFrame = {
    frames,
    each,
    before: inParts(peaksOf(heard, frames), 1, 0, each, most),
    after: inParts(peaksOf(theirs.sound, frames), 1, 0, each, most),
    voice: inParts(ours.voice, 1, 0, each, mean),
    program: inParts(theirs.voice, 1, 0, each, mean),
    gains: Array.from({ length: BANDS }, (_, band) => inParts(ours.gains, BANDS, band, each, mean)),
    units: liveliest(ours.states, each),
    speech: [...ours.voice].filter((chance) => chance >= 0.5).length / Math.max(1, frames),
    apart: Math.max(farthest(ours.voice, theirs.voice), farthest(ours.gains, theirs.gains)),
    ratio: { before: decibels(clean, heard, 0), after: decibels(clean, theirs.sound, FRAME) },
    louder: louder(theirs.sound, heard),
    weights: count,
    bytes: { weights: count, state: FLOAT * UNITS },
  };
  yield frame;
  if (!asked.timed || !frames) return;
  const made = tidy(() => cellWeights(weights));
  const flow = stream(rnnoiseCell, made);
  let at = 0;
  const network = took(() => {
    flow.steps(theirs.features.subarray(at, at + FEATURES));
    at = (at + FEATURES) % theirs.features.length;
  }, now);
  flow.dispose();
  const program = took(() => run(heard), now) / frames;
  yield { ...frame, microseconds: { network, program } };
}

/** Microseconds that a call takes. */
function took(call: () => unknown, now: Clock): number {
  const timing = millisecondsOf(call, now);
  let step = timing.next();
  while (!step.done) step = timing.next();
  return 1000 * step.value.median;
}
