/** Two streams in one batch, read in calls of a few steps by a trained LSTM: what becomes of the state between two calls. */
import { scope } from '../engine/scope.ts';
import { concat, gather, mul, slice, softmax, type Tensor2D, type Tensor3D, tensor } from '../engine/tfjs.ts';
import type { State, Tensors } from '../models/cell.ts';
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

const withRows = (state: LstmState, order: number[]): LstmState => ({
  h: gather(state.h, order),
  c: gather(state.c, order),
});

/** The states of x [2,T,D] in calls of so many steps; the second row begins anew at `NEW_AT`. */
function inCalls(weights: LstmWeights, x: Tensor3D, steps: number, between: Between, reset: Reset): Tensor3D {
  const [, T, D] = x.shape;
  let state = lstm.zero(weights, 2);
  const outputs: Tensor3D[] = [];
  for (let from = 0; from < T; from += steps) {
    if (from === NEW_AT && reset !== 'none') state = withZeroRows(state, [reset === 'all', true]);
    const { h, last } = run(lstm, weights, slice(x, [0, from, 0], [2, steps, D]), state);
    outputs.push(h);
    state = { carried: last, zeros: lstm.zero(weights, 2), swapped: withRows(last, [1, 0]) }[between];
  }
  return concat(outputs, 1) as Tensor3D;
}

/** A row of the batch: what came, and how far the network leans to + (1) or − (−1), read alone in one call and in calls. */
export interface StreamRow {
  /** The value of each write, + or −, and · where there is none. */
  written: string[];
  alone: number[];
  calls: number[];
}

/**
 * A stream of the latch [T][value, flag], with + written at one step (never, if negative) and − at a later one. The values
 * between are no help: they are − as long as + should be held, and + afterwards.
 */
const stream = (length: number, plusAt: number, minusAt: number): number[][] =>
  Array.from({ length }, (_, t) => [t === plusAt || t > minusAt ? 1 : -1, Number(t === plusAt || t === minusAt)]);

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
      stream(LENGTH, about(1), about(23)),
      stream(NEW_AT, about(2), NEW_AT),
      stream(LENGTH - NEW_AT, -1, about(8)),
    ];
    const leaning = (rows: number[][][], how: (x: Tensor3D) => Tensor3D) => {
      const x = tensor(rows) as Tensor3D;
      const probabilities = softmax(readout(network, how(x))) as Tensor3D;
      return probabilities.arraySync().map((row) => row.map(([, plus]) => 2 * plus - 1));
    };
    const alone = streams.map((one) => leaning([one], (x) => run(lstm, weights, x).h)[0]);
    const [a, b, later] = streams;
    const calls = leaning([a, [...b, ...later]], (x) => inCalls(weights, x, steps, between, reset));
    const written = (one: number[][]) => one.map(([value, flag]) => (flag ? (value > 0 ? '+' : '−') : '·'));
    return [
      { written: written(a), alone: alone[0], calls: calls[0] },
      { written: written([...b, ...later]), alone: [...alone[1], ...alone[2]], calls: calls[1] },
    ];
  });
}
