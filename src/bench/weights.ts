/** The weights that a row is given: as tensors, and turned over or reordered for peers that want them so. */

import { tensor } from '../engine/tfjs.ts';
import type { Tensors } from '../models/cell.ts';
import type { Given } from './family.ts';

/** The weights of the family as tensors, under the same names. */
export const weightTensors = ({ weights, shapes }: Given): Tensors =>
  Object.fromEntries(Object.entries(weights).map(([name, numbers]) => [name, tensor(numbers.slice(), shapes[name])]));

/** The head as tensors: V [1,H] and v [1]. */
export const headTensors = ({ H, head: { V, v } }: Given): Tensors => ({
  V: tensor(V.slice(), [1, H]),
  v: tensor(v.slice()),
});

/** The weights of a recurrent cell: W [gates·H,D], U [gates·H,H], b [gates·H], and for the GRU d [H], else empty. */
export interface RecurrentWeights extends Record<'W' | 'U' | 'b' | 'd', Float32Array> {
  gates: number;
}

/** The weights of an RNN, GRU or LSTM; what it has of blocks of H rows is told by its bias. */
export function recurrentWeights({ H, weights: { W, U, b, d = new Float32Array() } }: Given): RecurrentWeights {
  return { W: W!, U: U!, b: b!, d, gates: b!.length / H };
}

/** A matrix of `rows` rows turned over: entry (i, j) becomes entry (j, i). */
export function turned(matrix: Float32Array, rows: number): Float32Array {
  const columns = matrix.length / rows;
  return Float32Array.from(matrix, (_, k) => matrix[(k % rows) * columns + Math.floor(k / rows)]!);
}

/** Blocks of `size` numbers of an array, in another order. */
export function reordered(array: Float32Array, size: number, order: number[]): Float32Array {
  const result = new Float32Array(order.length * size);
  order.forEach((from, to) => result.set(array.subarray(from * size, (from + 1) * size), to * size));
  return result;
}
