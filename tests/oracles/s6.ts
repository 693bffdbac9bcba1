import { dot, type Matrix, product, type Vector } from './vectors.ts';

type Weights = { P: Matrix; Q: Matrix; p: Vector; logA: Matrix; D: Vector };

/** Gu & Dao (2023), Algorithm 2 with the simple write, unrolled: what is left at t of everything written until then. */
export function s6Oracle({ P, Q, p, logA, D }: Weights, x: Matrix) {
  const [R, N] = [Q[0].length, logA[0].length];
  const chosen = x.map((input) => product(P, input));
  const Δ = chosen.map((row) => Q.map((q, channel) => Math.log1p(Math.exp(dot(q, row.slice(0, R)) + p[channel]))));
  return x.map((input, t) =>
    input.map((value, channel) => {
      let y = D[channel] * value;
      for (let n = 0; n < N; n++) {
        // The first state, of zeros, decays as well.
        let [h, time] = [0 * Math.exp(-Math.exp(logA[channel][n])), 0];
        for (let s = t; s >= 0; time += Δ[s--][channel]) {
          const left = s === t ? 1 : Math.exp(-Math.exp(logA[channel][n]) * time);
          h += left * Δ[s][channel] * chosen[s][R + n] * x[s][channel];
        }
        y += chosen[t][R + N + n] * h;
      }
      return y;
    }),
  );
}
