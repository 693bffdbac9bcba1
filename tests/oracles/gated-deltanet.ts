import { dot, type Matrix, none, product, sigmoid, type Vector } from './vectors.ts';

type Weights = Record<'Wq' | 'Wk' | 'Wv' | 'Wo' | 'Wbeta' | 'Walpha', Matrix> & Record<'p' | 'logA', Vector>;

/** Yang et al. (2025), Eq. 10: S (α (I − β k kᵀ)) + β v kᵀ, as products of matrices, for one head and β up to 2. */
export default ({ Wq, Wk, Wv, Wo, Wbeta, Walpha, p, logA }: Weights, x: Matrix) => {
  const unit = (y: Vector) => y.map((value) => value / Math.sqrt(dot(y, y) + 1e-6));
  let S = Wo.map(() => none(Wo.length));
  return x.map((input) => {
    const [q, k, v] = [unit(product(Wq, input)), unit(product(Wk, input)), product(Wv, input)];
    const α = (1 + Math.exp(dot(Walpha[0], input) + p[0])) ** -Math.exp(logA[0]);
    const β = 2 * sigmoid(dot(Wbeta[0], input));
    const turn = k.map((one, i) => k.map((other, j) => α * ((i === j ? 1 : 0) - β * one * other)));
    S = S.map((row, i) => product(turn, row).map((kept, j) => kept + β * v[i] * k[j]));
    return product(Wo, product(S, q));
  });
};
