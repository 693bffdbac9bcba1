/** What the demo of Silero VAD shows of a sound: its loudness, the probability of speech, and what goes on in the LSTM. */
import type { Clock, Weights } from '../define.ts';
import { alsoUse } from '../engine/kernels.ts';
import { scope } from '../engine/scope.ts';
import { dispose, reshape, type Tensor, type Tensor2D, type Tensor3D, tensor, tidy } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { stream } from '../models/stream.ts';
import { unroll } from '../models/unroll.ts';
import { millisecondsOf } from '../training/stopwatch.ts';
import { CONTEXT, FRAME, type Silero, silero, UNITS } from './silero.ts';
import { cellWeights, sileroCell } from './silero-cell.ts';
import { type Arrived, type Version, weightsOf } from './silero-files.ts';
import { RATE } from './voices.ts';
import { weightCount } from './weight-count.ts';

/** A unit of the LSTM over the frames: its cell state divided by the largest of them, which `size` says, and its forget gate. */
export interface SpeechUnit {
  unit: number;
  size: number;
  cell: number[];
  forget: number[];
}
export interface SpeechFrame {
  /** The loudest sample of each frame, between 0 and 1. */
  peaks: number[];
  /** The probability of speech in each frame; empty while the weights still come. */
  chances: number[];
  /** In how many frames it is at least a half if the state is carried, and if each frame begins without one. */
  speech: { carried: number; forgotten: number };
  units: SpeechUnit[];
  /** The frame before which the state is set to zeros, where it is. */
  reset?: number;
  arrived?: Arrived;
  weights: number;
  bytes: { weights: number; state: number };
  /** How long a frame took here, once it has been measured. */
  microseconds?: number;
}
/** What is asked of the network. `reset` is a part of the sound, from 0; at 0 the state is fresh at the start only. */
export interface Asked {
  version: Version;
  carries: boolean;
  reset: number;
  timed: boolean;
}

/** The milliseconds that a frame lasts. */
export const MILLISECONDS = (1000 * FRAME) / RATE;
export const SPEECH = 0.5;
const [FLOAT, SHOWN, DIGITS] = [4, 3, 1000];
const short = (value: number) => Math.round(DIGITS * value) / DIGITS;

const peaksOf = (samples: Float32Array, count: number) =>
  Array.from({ length: count }, (_, n) =>
    short(samples.subarray(n * FRAME, (n + 1) * FRAME).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)),
  );

/** The LSTM over these features from a fresh state: probability, h, c and forget gate of each frame. */
function along(network: Silero, features: Tensor2D) {
  const [N] = features.shape;
  const { states, gates, h } = unroll(lstm, network.lstm, reshape(features, [1, N, UNITS]) as Tensor3D);
  return {
    chances: [...network.chances(reshape(h, [N, UNITS]) as Tensor2D).dataSync()],
    h: states.map((state) => state.h.dataSync()),
    c: states.map((state) => state.c.dataSync()),
    f: gates.map((gate) => gate.f.dataSync()),
  };
}

type Along = ReturnType<typeof along>;

/** The same where each frame begins with zeros: all frames are sequences of one step, side by side. */
function apart(network: Silero, features: Tensor2D): Along {
  const [N] = features.shape;
  const { states, gates, h } = unroll(lstm, network.lstm, reshape(features, [N, 1, UNITS]) as Tensor3D);
  const rows = (all: Tensor) => {
    const numbers = all.dataSync() as Float32Array;
    return Array.from({ length: N }, (_, n) => numbers.subarray(n * UNITS, (n + 1) * UNITS));
  };
  return {
    chances: [...network.chances(reshape(h, [N, UNITS]) as Tensor2D).dataSync()],
    h: rows(states[0].h),
    c: rows(states[0].c),
    f: rows(gates[0].f),
  };
}

const joined = (parts: Along[]): Along => ({
  chances: parts.flatMap(({ chances }) => chances),
  h: parts.flatMap(({ h }) => h),
  c: parts.flatMap(({ c }) => c),
  f: parts.flatMap(({ f }) => f),
});

/** The units that move the probability most: by the spread of what the last layer takes from each. */
function liveliest({ h, c, f }: Along, out: Float32Array): SpeechUnit[] {
  const spreads = Array.from(out, (weight, unit) => {
    const shown = h.map((state) => weight * Math.max(0, state[unit]));
    const mean = shown.reduce((sum, value) => sum + value, 0) / shown.length;
    return { unit, spread: shown.reduce((sum, value) => sum + (value - mean) ** 2, 0) };
  });
  const chosen = spreads.sort((a, b) => b.spread - a.spread).slice(0, SHOWN);
  return chosen
    .sort((a, b) => a.unit - b.unit)
    .map(({ unit }) => {
      const size = Math.max(...c.map((state) => Math.abs(state[unit])), 1e-6);
      return {
        unit: unit + 1,
        size: short(size),
        cell: c.map((state) => short(state[unit] / size)),
        forget: f.map((gate) => short(gate[unit])),
      };
    });
}

const count = (chances: number[]) => chances.filter((chance) => chance >= SPEECH).length;

/** Hears a sound; while the weights come, frames say how many of them have; where it is to be timed, that is in a last one. */
export async function* hear(samples: Float32Array, asked: Asked, now: Clock): AsyncGenerator<SpeechFrame> {
  const N = Math.floor(samples.length / FRAME);
  const nothing: SpeechFrame = {
    peaks: peaksOf(samples, N),
    chances: [],
    speech: { carried: 0, forgotten: 0 },
    units: [],
    weights: 0,
    bytes: { weights: 0, state: FLOAT * (2 * UNITS + CONTEXT) },
  };
  const arriving = weightsOf(asked.version);
  let step = await arriving.next();
  for (; !step.done; step = await arriving.next()) yield { ...nothing, arrived: step.value };
  const weights = weightCount(Object.fromEntries(Object.entries(step.value).map(([name, { shape }]) => [name, shape])));
  const sizes = { weights, bytes: { weights: FLOAT * weights, state: nothing.bytes.state } };
  if (!N) return yield { ...nothing, ...sizes };
  const network = silero(step.value);
  try {
    const { data: out } = step.value['out.W'];
    const frame = scope(() => heard(network, samples, out, asked));
    yield { ...nothing, ...sizes, ...frame };
    if (!asked.timed) return;
    await alsoUse('speech');
    yield { ...nothing, ...sizes, ...frame, microseconds: microsecondsOf(step.value, samples, now) };
  } finally {
    network.dispose();
  }
}

/** How long a frame takes as a live program runs it, frame after frame. */
function microsecondsOf(weights: Weights, samples: Float32Array, now: Clock): number {
  const made = tidy(() => cellWeights(weights));
  const flow = stream(sileroCell, made);
  let at = 0;
  const frame = () => {
    flow.steps(samples.subarray(at, at + FRAME));
    at = (at + FRAME) % (samples.length - (samples.length % FRAME));
  };
  const timing = millisecondsOf(frame, now);
  let timed = timing.next();
  while (!timed.done) timed = timing.next();
  flow.dispose();
  dispose(made);
  return 1000 * timed.value.median;
}

function heard(network: Silero, samples: Float32Array, out: Float32Array, { carries, reset: part }: Asked) {
  const features = network.features(samples, new Float32Array(CONTEXT));
  const [N] = features.shape;
  const reset = carries && part > 0 ? Math.round(part * N) : undefined;
  const rows = features.dataSync();
  const from = (start: number, end: number) =>
    along(network, tensor(rows.slice(start * UNITS, end * UNITS), [end - start, UNITS]));
  const whole = from(0, N);
  const forgotten = apart(network, features);
  const shown = carries ? (reset ? joined([from(0, reset), from(reset, N)]) : whole) : forgotten;
  return {
    chances: shown.chances.map(short),
    speech: { carried: count(whole.chances), forgotten: count(forgotten.chances) },
    units: liveliest(shown, out),
    reset,
  };
}

/** The stretches of frames with a probability of at least a half, from the first frame to the one after the last. */
export function stretches(chances: number[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  chances.forEach((chance, n) => {
    if (chance < SPEECH) return;
    const last = found.at(-1);
    if (last?.[1] === n) last[1] = n + 1;
    else found.push([n, n + 1]);
  });
  return found;
}
