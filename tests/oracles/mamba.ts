import { s6Oracle } from './s6.ts';
import { type Matrix, product, silu, type Vector } from './vectors.ts';

type Outer = { Win: Matrix; K: Matrix; k: Vector; Wout: Matrix };
type Inner = { P: Matrix; Q: Matrix; p: Vector; logA: Matrix; D: Vector };

/** Σ of the last four inputs; the last column of K weighs the newest. */
export const shortConvolutionOracle = ({ K, k }: { K: Matrix; k: Vector }, u: Matrix) =>
  u.map((_, t) =>
    k.map(
      (bias, channel) =>
        bias + K[channel].reduce((sum, weight, j) => sum + (t + j < 3 ? 0 : weight * u[t + j - 3][channel]), 0),
    ),
  );

/** The block of Gu & Dao (2023), without residual and norm. */
export function mambaOracle({ Win, K, k, Wout, ...inner }: Outer & Inner, x: Matrix) {
  const [u, z] = [Win.slice(0, k.length), Win.slice(k.length)].map((W) => x.map((input) => product(W, input)));
  const y = s6Oracle(
    inner,
    shortConvolutionOracle({ K, k }, u).map((row) => row.map(silu)),
  );
  return y.map((row, t) =>
    product(
      Wout,
      row.map((value, channel) => value * silu(z[t][channel])),
    ),
  );
}
