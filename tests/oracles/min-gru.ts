import { dot, type Matrix, none, sigmoid, type Vector } from './vectors.ts';

/** Feng et al. (2024): gate and candidate see the input alone; rows z, n. */
export const minGruOracle = ({ W, b }: { W: Matrix; b: Vector }, x: Matrix) => {
  const H = b.length / 2;
  let h = none(H);
  return x.map(
    (input) =>
      (h = h.map((old, unit) => {
        const z = sigmoid(dot(W[unit], input) + b[unit]);
        return (1 - z) * old + z * (dot(W[H + unit], input) + b[H + unit]);
      })),
  );
};
