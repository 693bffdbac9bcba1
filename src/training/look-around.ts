/** Six tokens that attend to each other, with queries and keys of two numbers, one query turned by hand. */

import { scope } from '../engine/scope.ts';
import { squeeze, type Tensor, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import type { Random } from '../random.ts';

/** What is drawn of T tokens: all keys, the drawn query with its scores (0 where masked), and weights [T][T] and outputs of all. */
export interface LookedAround {
  keys: Vector[];
  query: Vector;
  scores: number[];
  weights: number[][];
  outputs: number[];
}
type Vector = [x: number, y: number];

/** A query drawn by hand: which token's, its angle in degrees, and its length. */
export interface DrawnQuery {
  row: number;
  angle: number;
  length: number;
}

/** Keys stand around the origin, one for each of T tokens; queries are random except the drawn one; values are 1 to T. */
export function lookAround(T: number, drawn: DrawnQuery, causal: boolean, random: Random): LookedAround {
  const onCircle = (angle: number, length: number): Vector => [length * Math.cos(angle), length * Math.sin(angle)];
  const keys = Array.from({ length: T }, (_, k) => onCircle((2 * Math.PI * k) / T, 1.5 + 0.5 * random.next()));
  const queries = Array.from({ length: T }, (_, k) => {
    const own = onCircle(2 * Math.PI * random.next(), 2);
    return k === drawn.row ? onCircle((drawn.angle * Math.PI) / 180, drawn.length) : own;
  });
  const values = Array.from({ length: T }, (_, k) => [k + 1]);
  return scope(() => {
    const rows = (of: number[][]) => tensor(of.flat(), [1, T, of[0]!.length]) as Tensor3D;
    const { scores, weights, output } = attend(rows(queries), rows(keys), rows(values), { causal });
    const numbers = (x: Tensor) => squeeze(x, [0]).arraySync() as number[][];
    return {
      keys,
      query: queries[drawn.row]!,
      scores: numbers(scores)[drawn.row]!.map((score, k) => (causal && k > drawn.row ? 0 : score)),
      weights: numbers(weights),
      outputs: numbers(output).flat(),
    };
  });
}
