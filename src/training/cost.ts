/** What length costs: the time of a training step and of a token, and the bytes of state, measured on this machine. */

import type { Clock } from '../define.ts';
import { scope } from '../engine/scope.ts';
import {
  add,
  clone,
  dispose,
  keep,
  slice,
  square,
  sum,
  type Tensor2D,
  type Tensor3D,
  tensor,
  tidy,
} from '../engine/tfjs.ts';
import type { Cell, State, Tensors } from '../models/cell.ts';
import { stream } from '../models/stream.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';
import { type CostFrame, type CostLine, LENGTHS, type Measure } from './cost-curve.ts';
import { type CostModel, costModels } from './cost-models.ts';
import { lossAndGradients, Optimizer } from './optimizer.ts';
import { millisecondsOf, type Timing } from './stopwatch.ts';

/** Milliseconds: a network stops at the length after which one step or token would take longer. */
export const TOO_LONG = 1500;
/** Numbers of state a channel, for the networks that have them; positions that are run at once to reach a late one. */
const [N, CHUNK] = [16, 256];
/** Pairs of training steps that are compared, and those before them: what is new to the machine is slow at first. */
const [PAIRS, UNCOUNTED] = [11, 2];

/**
 * Measures every network at every length, the short ones first, and yields whenever there is news or the thread may be given
 * to others. A training step is that of the layer alone, on one sequence: forward, backward, and Adam for each weight.
 */
export function* measureCosts(width: number, seed: number, now: Clock): Generator<CostFrame> {
  const meters = Object.entries(costModels).map(([name, network]) => new Meter(name, network, width, seed));
  const frame = (next: string): CostFrame => ({ width, next, lines: structuredClone(meters.map(({ line }) => line)) });
  try {
    for (const T of LENGTHS) {
      for (const meter of meters) {
        for (const measure of Object.keys(meter.line.curves) as Measure[]) {
          const curve = meter.line.curves[measure]!;
          const before = curve.points.at(-1)?.[1] ?? 0;
          curve.stopped ||= measure !== 'state' && before * 2 ** curve.theory > TOO_LONG;
          if (curve.stopped) continue;
          const work = meter.measure(measure, T, now);
          try {
            let step = work.next();
            for (; !step.done; step = work.next()) yield frame(`${meter.line.title} at ${T}`);
            const { median, least, most } = step.value;
            curve.points.push([T, median]);
            if (measure !== 'state') (curve.spread ??= []).push([least, most]);
          } finally {
            // Left in the middle of a round, it still has tensors to free.
            work.return(exactly(0));
          }
          yield frame(`${meter.line.title} at ${T}`);
        }
      }
    }
    yield frame('');
  } finally {
    for (const meter of meters) meter.dispose();
  }
}

/**
 * How many times as long a training step of a network is at the longer of two lengths. The two are timed in turn, and the
 * median of the pairs is the answer: what else the machine does slows both steps of a pair, or one pair in many.
 */
export function growthOfStep(name: string, width: number, lengths: [number, number], seed: number, now: Clock): number {
  const meter = new Meter(name, costModels[name]!, width, seed);
  const trainings = lengths.map((T) => meter.training(T));
  const milliseconds = trainings.map(({ step }) => () => {
    const start = now();
    step();
    return now() - start;
  });
  const pair = () => milliseconds.map((take) => take());
  try {
    for (let k = 0; k < UNCOUNTED; k++) pair();
    const growths = Array.from({ length: PAIRS }, pair).map(([short, long]) => long! / short!);
    return growths.sort((a, b) => a - b)[PAIRS >> 1]!;
  } finally {
    for (const training of trainings) training.dispose();
    meter.dispose();
  }
}

/** What is counted, and not timed. */
const exactly = (cost: number): Timing => ({ median: cost, least: cost, most: cost });

/** One network under measurement: in training, and at the position up to which it has read. */
class Meter {
  readonly line: CostLine;
  readonly #net: CostModel;
  readonly #width: number;
  readonly #random: Random;
  readonly #weights: Tensors;
  readonly #carried: string[] = [];
  #state?: State;
  #position = 0;

  constructor(name: string, network: CostModel, width: number, seed: number) {
    this.#net = network;
    this.#width = width;
    this.#random = new Random(seed, name);
    this.#weights = tidy(() => network.layer.weights({ D: width, H: width, N }, this.#random));
    if (network.cell) {
      this.#state = zeroOf(network.cell, this.#weights);
      this.#carried = carried(network.cell, this.#weights, width);
    }
    const weights = Object.values(this.#weights).reduce((sum, { size }) => sum + size, 0);
    const curves = Object.entries(network.theory).map(([measure, theory]) => [
      measure,
      { points: [], theory, stopped: false },
    ]);
    this.line = { name, title: network.title, weights, curves: Object.fromEntries(curves) };
  }

  /** The cost at a length: milliseconds, or bytes. */
  *measure(measure: Measure, T: number, now: Clock): Generator<void, Timing> {
    if (measure === 'train') return yield* this.#trainingStep(T, now);
    if (!this.#net.cell) return yield* this.#wholePass(T, now);
    this.#reach(T);
    return measure === 'state'
      ? exactly(bytesOf(this.#state!, this.#carried))
      : yield* this.#token(this.#net.cell, T, now);
  }

  *#trainingStep(T: number, now: Clock): Generator<void, Timing> {
    const training = this.training(T);
    try {
      return yield* millisecondsOf(training.step, now);
    } finally {
      training.dispose();
    }
  }

  /** A training step over T positions. Its new weights are not kept: that costs the same, and every step starts from the same ones. */
  training(T: number): { step(): void; dispose(): void } {
    const x = inputs(this.#random, T, this.#width);
    const optimizer = new Optimizer(this.#weights, { learningRate: 1e-3 });
    const loss = (weights: Tensors) => sum(square(this.#net.layer.apply(weights, x)));
    return {
      step: () => scope(() => void optimizer.next(this.#weights, lossAndGradients(loss, this.#weights).gradients)),
      dispose: () => {
        x.dispose();
        optimizer.dispose();
      },
    };
  }

  /** A token where nothing was kept: everything up to it, once more. */
  *#wholePass(T: number, now: Clock): Generator<void, Timing> {
    const x = inputs(this.#random, T, this.#width);
    const last = () => slice(this.#net.layer.apply(this.#weights, x), [0, T - 1, 0], [1, 1, this.#width]);
    try {
      return yield* millisecondsOf(() => scope(() => void last().dataSync()), now);
    } finally {
      x.dispose();
    }
  }

  /**
   * A token at position T. Where the state grows, each starts from there anew, or the round would end at a later one; a
   * kernel's stream cannot, so it writes 2T tokens from nothing: their mean is that of the middle one, by a linear law.
   */
  *#token(cell: Cell, T: number, now: Clock): Generator<void, Timing> {
    const here = () =>
      Object.fromEntries(Object.entries(this.#state!).map(([part, value]) => [part, clone(value)])) as State;
    const flow = stream({ ...cell, zero: here }, this.#weights);
    const grows = (this.line.curves.state?.theory ?? 0) > 0;
    const tokens = grows && hasKernel(cell, this.#weights) ? 2 * T : 1;
    const x = Float32Array.from({ length: this.#width }, () => this.#random.uniform(-1, 1));
    const write = () => {
      if (grows) flow.reset();
      for (let k = 0; k < tokens; k++) flow.steps(x);
    };
    try {
      const { median, least, most } = yield* millisecondsOf(write, now);
      return { median: median / tokens, least: least / tokens, most: most / tokens };
    } finally {
      flow.dispose();
    }
  }

  #reach(T: number): void {
    this.#state = advance(this.#net.cell!, this.#weights, this.#state!, T - this.#position, this.#random, this.#width);
    this.#position = T;
  }

  dispose(): void {
    dispose([this.#weights, this.#state ?? {}]);
  }
}

/** Inputs of T positions, [1,T,D]. */
const inputs = (random: Random, T: number, D: number) =>
  tensor(
    Float32Array.from({ length: T * D }, () => random.uniform(-1, 1)),
    [1, T, D],
  ) as Tensor3D;

/** Whether a kernel streams this cell here. */
function hasKernel(cell: Cell, weights: Tensors): boolean {
  const flow = scope(() => cell.kernel?.stream?.(weights));
  flow?.dispose();
  return flow !== undefined;
}

const kept = (state: State): State => (Object.values(state).forEach((part) => keep(part)), state);

/** The state of a cell before the first step, which its caller disposes of. */
export const zeroOf = (cell: Cell, weights: Tensors): State => tidy(() => kept(cell.zero(weights, 1)));

/** The state T positions of D random inputs after the given one, which is disposed of. */
export function advance(cell: Cell, weights: Tensors, state: State, T: number, random: Random, D: number): State {
  for (let left = T; left > 0; left -= CHUNK) {
    const next = tidy(() => kept(run(cell, weights, inputs(random, Math.min(left, CHUNK), D), state).last));
    dispose(state);
    state = next;
  }
  return state;
}

/**
 * The parts of a state that the next step depends on, found by changing each; the others, such as attention's h, only
 * leave the cell. Cells of D inputs.
 */
export function carried(cell: Cell, weights: Tensors, D: number): string[] {
  const random = new Random(0, 'carried');
  const state = advance(cell, weights, zeroOf(cell, weights), 4, random, D);
  try {
    return scope(() => {
      const x = tensor(
        Float32Array.from({ length: D }, () => random.uniform(-1, 1)),
        [1, D],
      ) as Tensor2D;
      const after = (given: State) =>
        Object.values(cell.step(weights, x, given).state)
          .map((part) => [...part.dataSync()])
          .join();
      const unchanged = after(state);
      return Object.keys(state).filter((part) => after({ ...state, [part]: add(state[part]!, 1) }) !== unchanged);
    });
  } finally {
    dispose(state);
  }
}

/** Bytes that a fresh cell of that width carries on after T random tokens. */
export function stateBytes(cell: Cell, width: number, T: number, random: Random): number {
  const weights = tidy(() => cell.weights({ D: width, H: width, N }, random));
  const state = advance(cell, weights, zeroOf(cell, weights), T, random, width);
  const bytes = bytesOf(state, carried(cell, weights, width));
  dispose([weights, state]);
  return bytes;
}

/** Bytes of these parts of a state, as float32. */
export const bytesOf = (state: State, parts: string[]): number =>
  parts.reduce((sum, part) => sum + Float32Array.BYTES_PER_ELEMENT * state[part]!.size, 0);
