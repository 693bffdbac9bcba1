/** What every runner of a row is given: the same weights and the same numbers to run on, as plain arrays. */
import { elman } from '../cells/elman.ts';
import { gru } from '../cells/gru.ts';
import { lstm } from '../cells/lstm.ts';
import type { Cell, Tensors } from '../cells/cell.ts';
import { tensor, tidy } from '../engine/tfjs.ts';
import { Random } from '../random.ts';
import { GATES, type Row } from './rows.ts';

/** Names of the weights: those of the cell, W [gates·H,D], U [gates·H,H], b [gates·H], for the GRU d [H]; the head’s. */
export type WeightName = 'W' | 'U' | 'b' | 'd' | 'V' | 'v';

/** A row with the numbers it runs on. The head that training puts on the last h is V h + v, with V [1,H] and v [1]. */
export interface Given extends Omit<Row, 'id'> {
  weights: Record<WeightName, Float32Array>;
  /** Weights that do not learn. */
  frozen: WeightName[];
  /** Which GRU: the one that resets after the product, unless a peer can only do the other. */
  reset: 'after' | 'before';
  /** Inputs [B,T,D]. A stream takes the T inputs of its one sequence again and again. */
  x: Float32Array;
  /** Right answers [B], for training. */
  y: Float32Array;
}

/** Adam as every runner uses it: learning rate, decay rates, and tfjs' guard against a division by zero. */
export const ADAM = { rate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

/** What a row runs on, the same for the same seed. */
export function given(row: Omit<Row, 'id'>, seed = 1): Given {
  const { mode, B, T, D, H } = row;
  const random = new Random(seed, 'bench');
  const { x, y } = mode === 'train' ? adding(random, B, T, D) : { x: noise(random, B * T * D), y: new Float32Array(B) };
  const head = { V: noise(random, H, 1 / Math.sqrt(H)), v: new Float32Array(1) };
  const drawn = tidy(() => Object.fromEntries(Object.entries(cellOf({ ...row, reset: 'after' })
    .weights({ D, H }, random)).map(([name, weight]) => [name, Float32Array.from(weight.dataSync())])));
  const weights = { d: new Float32Array(0), ...drawn, ...head } as Given['weights'];
  return { ...row, weights, frozen: [], reset: 'after', x, y };
}

/** The cell of this glossary that a row is about. */
export function cellOf({ cell, reset }: Pick<Given, 'cell' | 'reset'>): Cell {
  if (cell === 'lstm') return lstm as unknown as Cell;
  return (cell === 'gru' ? gru(reset) : elman()) as unknown as Cell;
}

/** The weights as tensors, under the same names. */
export function weightTensors({ cell, D, H, weights }: Given): Tensors {
  const G = GATES[cell] * H;
  const shapes = { W: [G, D], U: [G, H], b: [G], ...(cell === 'gru' ? { d: [H] } : {}), V: [1, H], v: [1] };
  return Object.fromEntries(Object.entries(shapes)
    .map(([name, shape]) => [name, tensor(weights[name as WeightName].slice(), shape)]));
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

/** The adding problem: of T numbers two are marked, one in each half; the answer is their sum. Further inputs are 0. */
function adding(random: Random, B: number, T: number, D: number) {
  const [x, y] = [new Float32Array(B * T * D), new Float32Array(B)];
  const half = Math.floor(T / 2);
  for (let b = 0; b < B; b++) {
    for (let t = 0; t < T; t++) x[(b * T + t) * D] = random.next();
    for (const t of [random.below(half), half + random.below(T - half)]) {
      x[(b * T + t) * D + 1] = 1;
      y[b] += x[(b * T + t) * D]!;
    }
  }
  return { x, y };
}

const noise = (random: Random, length: number, bound = 1) =>
  Float32Array.from({ length }, () => random.uniform(-bound, bound));
