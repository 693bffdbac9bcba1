import { dot, type Matrix, none, type Vector } from './vectors.ts';

/** Elman's network, one unit at a time. */
export const rnnOracle =
  (f: (sum: number) => number) =>
  ({ W, U, b }: { W: Matrix; U: Matrix; b: Vector }, x: Matrix) => {
    let h = none(b.length);
    return x.map((input) => (h = b.map((bias, unit) => f(dot(W[unit], input) + dot(U[unit], h) + bias))));
  };
