import type { Vector } from './vectors.ts';

/** AdamW as torch.optim.AdamW documents it (version 2.9), in float64: one call is all steps of one weight vector. */
export function adamWOracle(
  weight: Vector,
  gradients: Vector[],
  learningRate: (step: number) => number,
  decay: number,
) {
  const [m, v] = [weight.map(() => 0), weight.map(() => 0)];
  return gradients.reduce((w, gradient, k) => {
    const rate = learningRate(k + 1);
    return w.map((value, i) => {
      m[i] = 0.9 * m[i] + 0.1 * gradient[i];
      v[i] = 0.999 * v[i] + 0.001 * gradient[i] ** 2;
      const [mean, square] = [m[i] / (1 - 0.9 ** (k + 1)), v[i] / (1 - 0.999 ** (k + 1))];
      return value - rate * decay * value - (rate * mean) / (Math.sqrt(square) + 1e-8);
    });
  }, weight);
}
