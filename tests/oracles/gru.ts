import { dot, type Matrix, none, sigmoid, type Vector } from './vectors.ts';

/** Cho et al. (2014) with the reset before the product, or after it; rows in the order r, z, n. */
export const gruOracle =
  (reset: 'after' | 'before') =>
  ({ W, U, b, d }: { W: Matrix; U: Matrix; b: Vector; d: Vector }, x: Matrix) => {
    const H = d.length;
    let h = none(H);
    return x.map((input) => {
      const seen = (row: number) => dot(W[row], input) + b[row];
      const r = h.map((_, unit) => sigmoid(seen(unit) + dot(U[unit], h)));
      const z = h.map((_, unit) => sigmoid(seen(H + unit) + dot(U[H + unit], h)));
      const recalled = (unit: number) =>
        reset === 'before'
          ? dot(
              U[2 * H + unit],
              h.map((old, k) => r[k] * old),
            ) + d[unit]
          : r[unit] * (dot(U[2 * H + unit], h) + d[unit]);
      return (h = h.map((old, unit) => z[unit] * old + (1 - z[unit]) * Math.tanh(seen(2 * H + unit) + recalled(unit))));
    });
  };
