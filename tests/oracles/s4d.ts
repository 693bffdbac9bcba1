import type { Matrix, Vector } from './vectors.ts';

type Weights = { logDecay: Matrix; frequency: Matrix; Cre: Matrix; Cim: Matrix; D: Vector; logStep: Vector };

/**
 * Gu et al. (2022) by its impulse response, in polar form: the zero-order hold is the integral of e^(At) over a step,
 * so the response after k steps is the real part of 2 C (e^(AΔ(k+1)) − e^(AΔk)) / A.
 */
export const s4dOracle = ({ logDecay, frequency, Cre, Cim, D, logStep }: Weights, x: Matrix) =>
  x.map((input, t) =>
    input.map(
      (value, channel) =>
        D[channel] * value +
        logDecay[channel].reduce((total, log, n) => {
          const [re, im, Δ] = [-Math.exp(log), frequency[channel][n], Math.exp(logStep[channel])];
          const [size, angle] = [
            Math.hypot(Cre[channel][n], Cim[channel][n]) / Math.hypot(re, im),
            Math.atan2(Cim[channel][n], Cre[channel][n]) - Math.atan2(im, re),
          ];
          const at = (time: number) => 2 * size * Math.exp(re * time) * Math.cos(im * time + angle);
          return x
            .slice(0, t + 1)
            .reduce((sum, past, s) => sum + (at((t - s + 1) * Δ) - at((t - s) * Δ)) * past[channel], total);
        }, 0),
    ),
  );
