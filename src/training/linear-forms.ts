/** Linear attention computed two ways, and how many key-value pairs its state can hold. */

import { scope } from '../engine/scope.ts';
import type { Tensor, Tensor3D, Tensor4D } from '../engine/tfjs.ts';
import {
  add,
  cast,
  div,
  elu,
  expandDims,
  greaterEqual,
  matMul,
  mul,
  range,
  reshape,
  squeeze,
  sum,
  tensor,
  zeros,
} from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { attendLinearly } from '../models/linear-attention/cell.ts';
import type { Random } from '../random.ts';

const φ = (x: Tensor3D): Tensor3D => add(elu(x), 1);

/** All positions at once, as a masked matrix of shares [T,T] times the values; q, k, v and the result are [1,T,d]. */
export function asMatrix(q: Tensor3D, k: Tensor3D, v: Tensor3D): { y: Tensor3D; shares: Tensor3D } {
  const T = q.shape[1];
  const sees = cast(greaterEqual(expandDims(range(0, T), 1), range(0, T)), 'float32');
  const fits = mul(matMul(φ(q), φ(k), false, true), sees) as Tensor3D;
  const shares = div(fits, sum(fits, 2, true)) as Tensor3D;
  return { y: matMul(shares, v), shares };
}

/** A step at a time, through a state of d × d numbers and d for the normalizer: the cell's own code. */
export function asRecurrence(q: Tensor3D, k: Tensor3D, v: Tensor3D): Tensor3D {
  const [, T, d] = q.shape;
  const [Q, K, V] = [q, k, v].map((x) => reshape(x, [1, T, 1, d]) as Tensor4D);
  return squeeze(attendLinearly({ q: Q!, k: K!, v: V! }, zeros([1, 1, d, d]), zeros([1, 1, d])).y, [2]) as Tensor3D;
}

/** What a store of pairs answered: rows of numbers, and shares of right answers between 0 and 1. */
export interface Stored {
  /** The first number of the answer to each question: by the matrix, by the state, by softmax attention, and the right one. */
  matrix: number[];
  state: number[];
  softmax: number[];
  right: number[];
  linearRecall: number;
  softmaxRecall: number;
}

/** How keys are drawn: a few entries high and all others low, or every entry at random. */
export type Keys = 'sparse' | 'random';

/** How far the entries of a key lie from 0, and how many of a sparse key are high. */
const [SIZE, HIGH] = [4, 2];

/** `pairs` random keys and values of d numbers are written, then every key is asked for; an answer counts by the nearest value. */
export function storePairs(pairs: number, d: number, random: Random, kind: Keys = 'sparse'): Stored {
  const normals = () => Array.from({ length: d }, () => random.normal());
  const sparse = () => {
    const high = random.permutation(d).slice(0, HIGH);
    return Array.from({ length: d }, (_, k) => (high.includes(k) ? SIZE : -SIZE));
  };
  const keys = Array.from({ length: pairs }, () => (kind === 'sparse' ? sparse() : normals().map((x) => SIZE * x)));
  const values = Array.from({ length: pairs }, normals);
  const T = 2 * pairs;
  const nothing = Array.from({ length: pairs }, () => new Array<number>(d).fill(-40));
  const empty = values.map((value) => value.map(() => 0));
  return scope(() => {
    const made = (of: number[][]) => tensor(of.flat(), [1, T, d]) as Tensor3D;
    // A question is a position whose key fits nothing: elu(-40) + 1 is 0 in float32, so it writes nothing.
    const [q, k, v] = [made([...keys, ...keys]), made([...keys, ...nothing]), made([...values, ...empty])];
    const asked = (y: Tensor) => (squeeze(y, [0]).arraySync() as number[][]).slice(pairs);
    const told = (of: number[][]) => tensor(of.flat(), [1, pairs, d]) as Tensor3D;
    const [matrix, state] = [asked(asMatrix(q, k, v).y), asked(asRecurrence(q, k, v))];
    const soft = squeeze(
      attend(told(keys), told(keys), told(values), { causal: false }).output,
      [0],
    ).arraySync() as number[][];
    const first = (answers: number[][]) => answers.map((answer) => answer[0]!);
    return {
      matrix: first(matrix),
      state: first(state),
      softmax: first(soft),
      right: first(values),
      linearRecall: recall(state, values),
      softmaxRecall: recall(soft, values),
    };
  });
}

/** The share of answers that lie nearer to their own value than to any other. */
function recall(answers: number[][], values: number[][]): number {
  const apart = (a: number[], b: number[]) => a.reduce((total, x, k) => total + (x - b[k]!) ** 2, 0);
  const nearest = (answer: number[]) => {
    const distances = values.map((value) => apart(answer, value));
    return distances.indexOf(Math.min(...distances));
  };
  return answers.filter((answer, k) => nearest(answer) === k).length / values.length;
}
