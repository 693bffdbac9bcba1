import type { Vector } from './vectors.ts';

const mean = (x: Vector) => x.reduce((sum, value) => sum + value) / x.length;
const scaled = (x: Vector, ε: number) => x.map((value) => value / Math.sqrt(mean(x.map((one) => one * one)) + ε));

/** Zhang & Sennrich (2019), equation 4, with PyTorch's ε for float32. */
export const rmsNormOracle = (x: Vector, gain: Vector) => scaled(x, 2 ** -23).map((value, j) => gain[j] * value);

/** Ba et al. (2016), equation 4, with PyTorch's ε. */
export const layerNormOracle = (x: Vector, gain: Vector, bias: Vector) =>
  scaled(
    x.map((value) => value - mean(x)),
    1e-5,
  ).map((value, j) => gain[j] * value + bias[j]);
