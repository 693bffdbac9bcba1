/** Two streams in one batch, read in calls of a few steps by a trained LSTM: what becomes of the state between two calls. */
import { scope } from '../engine/scope.ts';
import { concat, gather, mul, slice, softmax, type Tensor2D, type Tensor3D, tensor } from '../engine/tfjs.ts';
import type { Cell, State, Tensors } from '../models/cell.ts';
import { type LstmState, type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { run } from '../models/unroll.ts';
import type { Random } from '../random.ts';
import { layerWeights, readout } from './network.ts';

/** What the next call starts from: the state of the last one, zeros, or the state of the other row. */
export type Between = 'carried' | 'zeros' | 'swapped';
/** What is set to zero where the stream of the second row ends and a new one begins. */
export type Reset = 'row' | 'all' | 'none';

/** Steps of each stream, and after how many the second row goes on with a new one. */
export const [LENGTH, NEW_AT] = [30, 15];

/** The state with some rows at zero. */
export const withZeroRows = <S extends State>(state: S, rows: boolean[]): S => {
  const keep = tensor(rows.map((isZero) => [isZero ? 0 : 1])) as Tensor2D;
  return Object.fromEntries(Object.entries(state).map(([name, part]) => [name, mul(part, keep)])) as S;
};

/** Every h of x [B,T,D] in calls of so many steps; `next` makes of the state after a call the one that the call at `from` starts with. */
export function inCalls<W extends Tensors, S extends State>(
  cell: Cell<W, S>,
  weights: W,
  x: Tensor3D,
  steps: number,
  next: (last: S, from: number) => S = (last) => last,
): Tensor3D {
  const [B, T, D] = x.shape;
  let state = cell.zero(weights, B);
  const outputs: Tensor3D[] = [];
  for (let from = 0; from < T; from += steps) {
    if (from > 0) state = next(state, from);
    const call = run(cell, weights, slice(x, [0, from, 0], [B, Math.min(steps, T - from), D]), state);
    outputs.push(call.h);
    state = call.last;
  }
  return concat(outputs, 1) as Tensor3D;
}

const swapped = ({ h, c }: LstmState): LstmState => ({ h: gather(h, [1, 0]), c: gather(c, [1, 0]) });

/** A row of the batch: what came, and how far the network leans to + (1) or − (−1), read alone in one call and in calls. */
export interface StreamRow {
  /** The value of each write, + or −, and · where there is none. */
  written: string[];
  alone: number[];
  calls: number[];
}

/**
 * A stream of the latch [T][value, flag], with + written at one step (never, if negative) and − at a later one. The values
 * between are noise, but at every fifth step they have the other sign than the one to be held: a call from zeros is misled.
 */
const stream = (random: Random, length: number, plusAt: number, minusAt: number): number[][] =>
  Array.from({ length }, (_, t) => {
    const [noise, other] = [2 * random.below(2) - 1, t > minusAt ? 1 : -1];
    if (t === plusAt || t === minusAt) return [t === plusAt ? 1 : -1, 1];
    return [t % 5 ? noise : other, 0];
  });

/** Reads stream A in the first row of a batch and in the second two, one after the other. They write seldom. */
export function readInCalls(
  network: Tensors,
  random: Random,
  steps: number,
  between: Between,
  reset: Reset,
): StreamRow[] {
  return scope(() => {
    const weights = layerWeights(network) as LstmWeights;
    const about = (step: number) => step + random.below(3);
    const streams = [
      stream(random, LENGTH, about(1), about(6)),
      stream(random, NEW_AT, about(2), NEW_AT),
      stream(random, LENGTH - NEW_AT, -1, about(8)),
    ];
    const leaning = (rows: number[][][], how: (x: Tensor3D) => Tensor3D) => {
      const x = tensor(rows) as Tensor3D;
      const probabilities = softmax(readout(network, how(x))) as Tensor3D;
      return probabilities.arraySync().map((row) => row.map(([, plus]) => 2 * plus - 1));
    };
    const alone = streams.map((one) => leaning([one], (x) => run(lstm, weights, x).h)[0]);
    const [a, b, later] = streams;
    const next = (last: LstmState, from: number) => {
      const start = { carried: last, zeros: lstm.zero(weights, 2), swapped: swapped(last) }[between];
      return from === NEW_AT && reset !== 'none' ? withZeroRows(start, [reset === 'all', true]) : start;
    };
    const calls = leaning([a, [...b, ...later]], (x) => inCalls(lstm, weights, x, steps, next));
    const written = (one: number[][]) => one.map(([value, flag]) => (flag ? (value > 0 ? '+' : '−') : '·'));
    return [
      { written: written(a), alone: alone[0], calls: calls[0] },
      { written: written([...b, ...later]), alone: [...alone[1], ...alone[2]], calls: calls[1] },
    ];
  });
}
