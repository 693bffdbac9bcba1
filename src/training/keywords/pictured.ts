/** Log-mel features as a picture: rows of digits, from quiet to loud, for src/charts/spectrogram.tsx. */
import { BANDS, INPUTS, STACK } from '../../tasks/keywords/features.ts';

/** Bands that make a row of the picture, where digits begin and how far apart they lie, in units of the features. */
const [EACH, QUIET, SHADE, LOUDEST] = [2, 0.1, 0.43, 6];

/** Features [T,80] as 20 rows of T digits, the lowest band first: each digit is the mean of two bands in the two frames of a step. */
export function pictured(features: Float32Array): string[] {
  const T = features.length / INPUTS;
  const mean = (step: number, band: number) => {
    let sum = 0;
    for (let frame = 0; frame < STACK; frame++)
      for (let k = 0; k < EACH; k++) sum += features[step * INPUTS + frame * BANDS + band + k] ?? 0;
    return sum / (STACK * EACH);
  };
  const digit = (value: number) => Math.max(0, Math.min(LOUDEST, Math.ceil((value - QUIET) / SHADE)));
  return Array.from({ length: BANDS / EACH }, (_, row) =>
    Array.from({ length: T }, (_, step) => digit(mean(step, row * EACH))).join(''),
  );
}
