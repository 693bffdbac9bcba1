import { attentionOracle } from './attention.ts';
import { layerNormOracle } from './norm.ts';
import { type Matrix, product, type Vector } from './vectors.ts';

export const gelu = (x: number) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
const plus = (a: Vector, b: Vector) => a.map((value, j) => value + b[j]);
type Weights = Record<'Wq' | 'Wk' | 'Wv' | 'Wo' | 'W1' | 'W2', Matrix> &
  Record<'b1' | 'b2' | 'gain1' | 'bias1' | 'gain2' | 'bias2', Vector>;

/** Radford et al. (2019), §2.3: norm first, inside every way around. */
export const transformerBlockOracle = (heads: number) => (weights: Weights, x: Matrix) => {
  const { W1, b1, W2, b2, gain1, bias1, gain2, bias2 } = weights;
  const asked = attentionOracle(heads)(
    weights,
    x.map((row) => layerNormOracle(row, gain1, bias1)),
  );
  return x
    .map((row, t) => plus(row, asked[t]))
    .map((row) =>
      plus(row, plus(product(W2, plus(product(W1, layerNormOracle(row, gain2, bias2)), b1).map(gelu)), b2)),
    );
};
