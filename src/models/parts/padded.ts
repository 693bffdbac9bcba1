/** A recurrent cell over a padded batch: with a mask, which holds the state in padding, or packed, which leaves padding out. */
import {
  cast,
  concat,
  gather,
  pad,
  reverse,
  slice,
  squeeze,
  stack,
  type Tensor2D,
  type Tensor3D,
  tensor,
  where,
  zerosLike,
} from '../../engine/tfjs.ts';
import type { Cell, State, Tensors } from '../cell.ts';
import { unroll } from '../unroll.ts';

/** What a layer hands on: its h at every column, [B,T,H], and the state of each row at its end. */
export interface Read<S extends State = State> {
  h: Tensor3D;
  last: S;
}

const each = <S extends State>(state: S, change: (part: Tensor2D, name: string) => Tensor2D): S =>
  Object.fromEntries(Object.entries(state).map(([name, part]) => [name, change(part as Tensor2D, name)])) as S;

/**
 * Reads x [B,T,D] and holds the state of a row wherever its mask is false, as Keras does: the step is computed and its
 * result thrown away, so that the h of the column before is repeated.
 */
export function readMasked<W extends Tensors, S extends State>(
  cell: Cell<W, S>,
  weights: W,
  x: Tensor3D,
  mask: boolean[][],
): Read<S> {
  let column = 0;
  const holding: Cell<W, S> = {
    ...cell,
    step(given, x_t, state) {
      const { state: next, gates } = cell.step(given, x_t, state);
      const isReal = tensor(mask.map((row) => [row[column] ? 1 : 0])) as Tensor2D;
      column++;
      return { state: each(next, (part, name) => where(cast(isReal, 'bool'), part, state[name]) as Tensor2D), gates };
    },
  };
  const { h, states } = unroll(holding, weights, x);
  return { h, last: states.at(-1) };
}

/**
 * Reads the first `lengths[row]` columns of each row (one at least) and no other, as PyTorch reads a packed sequence: with
 * the longest row on top, a step has only the rows that have not ended. Behind the end of a row its h is 0. `steps` counts
 * what the cell computed.
 */
export function readPacked<W extends Tensors, S extends State>(
  cell: Cell<W, S>,
  weights: W,
  x: Tensor3D,
  lengths: number[],
): Read<S> & { steps: number } {
  const order = lengths.map((_, row) => row).sort((a, b) => lengths[b] - lengths[a]);
  const place = lengths.map((_, row) => order.indexOf(row));
  const sorted = gather(x, order) as Tensor3D;
  const [B, T, D] = sorted.shape;
  const columns: Tensor2D[] = [];
  const ended: S[] = [];
  let [state, steps] = [cell.zero(weights, B), 0];
  for (let t = 0; t < T; t++) {
    const rows = lengths.filter((length) => length > t).length;
    if (rows > 0) {
      const x_t = squeeze(slice(sorted, [0, t, 0], [rows, 1, D]), [1]) as Tensor2D;
      state = cell.step(
        weights,
        x_t,
        each(state, (part) => slice(part, 0, rows)),
      ).state;
      steps += rows;
    }
    columns.push(
      rows > 0
        ? pad(state.h as Tensor2D, [
            [0, B - rows],
            [0, 0],
          ])
        : zerosLike(columns[0]),
    );
    for (let row = rows - 1; row >= 0 && lengths[order[row]] === t + 1; row--)
      ended[row] = each(state, (part) => slice(part, row, 1));
  }
  return {
    h: gather(stack(columns, 1), place) as Tensor3D,
    last: each(ended[0], (_, name) => gather(concat(ended.map((one) => one[name])), place) as Tensor2D),
    steps,
  };
}

/** Each row turned around within its first `lengths[row]` columns; what lies behind stays where it is. */
export const turned = (x: Tensor3D, lengths: number[]): Tensor3D =>
  concat(
    lengths.map((length, row) => {
      const [, T, D] = x.shape;
      const part = (from: number, count: number) => slice(x, [row, from, 0], [1, count, D]);
      return concat([reverse(part(0, length), 1), part(length, T - length)], 1);
    }),
  ) as Tensor3D;
