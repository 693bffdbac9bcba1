/** A row of a padded batch, read in both directions: what comes out beside what the same row gives alone. */
import { scope } from '../engine/scope.ts';
import { concat, slice, squeeze, type Tensor2D, type Tensor3D, tensor, zeros } from '../engine/tfjs.ts';
import type { Cell, State, Tensors } from '../models/cell.ts';
import { uniform } from '../models/parts/linear.ts';
import { type Read, readMasked, readPacked, turned } from '../models/parts/padded.ts';
import { run } from '../models/unroll.ts';
import { Random } from '../random.ts';

/** Where the padding stands, and what the layer is told of it. */
export type Side = 'right' | 'left';
export type Told = 'nothing' | 'mask' | 'lengths';

/** Weights of a cell with all biases drawn, as PyTorch draws them, or all of them 0. */
export function freshWeights(cell: Cell, sizes: { D: number; H: number }, random: Random, biases: boolean): Tensors {
  const bound = biases ? 1 / Math.sqrt(sizes.H) : 0;
  const parts = Object.entries(cell.weights(sizes, random)).map(([name, part]) => [
    name,
    part.rank === 1 ? uniform(random, [part.size], bound) : part,
  ]);
  return Object.fromEntries(parts);
}

/** Reads a padded batch x [B,T,D] from the left or, `back`, from the right. Its h stand in the order of the columns. */
export function readBatch(
  cell: Cell,
  weights: Tensors,
  x: Tensor3D,
  real: boolean[][],
  told: Told,
  back: boolean,
): Read {
  const lengths = real.map((row) => row.filter(Boolean).length);
  const spans = told === 'lengths' ? lengths : lengths.map(() => x.shape[1]);
  const seen = back ? turned(x, spans) : x;
  const read = {
    nothing: () => run(cell, weights, seen),
    mask: () => readMasked(cell, weights, seen, back ? real.map((row) => row.toReversed()) : real),
    lengths: () => readPacked(cell, weights, seen, lengths),
  }[told]();
  return { h: back ? turned(read.h, spans) : read.h, last: read.last as State };
}

/** One direction of the row, by the unit that padding changes most. */
interface Direction {
  /** Its value at every column, alone (0 in the padding) and in the batch. */
  alone: number[];
  here: number[];
  /** How far the states at the real steps are apart at most. */
  gap: number;
  /** How far each readout is from that of the row alone: the largest difference of a number. */
  off: Record<Readout, number>;
}
/** What is made of the states of a row: the last column, the state the layer returns, means over all or the real columns. */
export type Readout = 'column' | 'state' | 'mean' | 'realMean';

export interface PaddedRow {
  /** Which columns of the row are real. */
  real: boolean[];
  forward: Direction;
  backward: Direction;
}

const gap = (a: number[], b: number[]) => Math.max(...a.map((value, k) => Math.abs(value - b[k])));
const mean = (rows: number[][]) =>
  rows[0].map((_, unit) => rows.reduce((sum, row) => sum + row[unit], 0) / rows.length);

/** Sizes of the row: real steps, inputs, units. */
export const [STEPS, INPUTS, UNITS] = [8, 2, 6];

/** A row of eight steps in a batch with one that is `padding` steps longer. */
export function readPaddedRow(
  cell: Cell,
  { padding, side, told, biases, seed }: { padding: number; side: Side; told: Told; biases: boolean; seed: number },
): PaddedRow {
  return scope(() => {
    const random = new Random(seed, 'row');
    const T = STEPS + padding;
    const steps = (count: number) =>
      tensor(
        Array.from({ length: count * INPUTS }, () => random.normal()),
        [1, count, INPUTS],
      ) as Tensor3D;
    const [row, longer] = [steps(STEPS), steps(T)];
    const empty = zeros([1, padding, INPUTS]) as Tensor3D;
    const padded = padding ? concat(side === 'right' ? [row, empty] : [empty, row], 1) : row;
    const x = concat([padded, longer]) as Tensor3D;
    const real = Array.from({ length: T }, (_, t) => (side === 'right' ? t < STEPS : t >= padding));
    const direction = (back: boolean): Direction => {
      const weights = freshWeights(cell, { D: INPUTS, H: UNITS }, random, biases);
      const own = readBatch(cell, weights, row, [real.filter(Boolean)], 'nothing', back);
      const batch = readBatch(cell, weights, x, [real, real.map(() => true)], told, back);
      const statesOf = (h: Tensor3D, columns: number) =>
        (squeeze(slice(h, [0, 0, 0], [1, columns, UNITS]), [0]) as Tensor2D).arraySync();
      const [alone, here] = [statesOf(own.h, STEPS), statesOf(batch.h, T)];
      const kept = here.filter((_, t) => real[t]);
      const apart = alone[0].map((_, unit) =>
        Math.max(...alone.map((state, t) => Math.abs(state[unit] - kept[t][unit]))),
      );
      const unit = apart.indexOf(Math.max(...apart));
      let step = 0;
      const lastOf = ({ last }: Read) => [...slice(last.h, 0, 1).dataSync()];
      return {
        alone: real.map((isReal) => (isReal ? alone[step++][unit] : 0)),
        here: here.map((state) => state[unit]),
        gap: apart[unit],
        off: {
          column: gap(here[T - 1], alone[STEPS - 1]),
          state: gap(lastOf(batch), lastOf(own)),
          mean: gap(mean(here), mean(alone)),
          realMean: gap(mean(kept), mean(alone)),
        },
      };
    };
    return { real, forward: direction(false), backward: direction(true) };
  });
}
