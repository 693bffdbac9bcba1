import { dot, type Matrix, none, product, sigmoid, type Vector } from './vectors.ts';

type Weights = Record<'Wq' | 'Wk' | 'Wv' | 'Wbeta' | 'Wo', Matrix>;

/** Yang et al. (2024), §2.2: S (I − β k kᵀ) + β v kᵀ, as products of matrices, one head at a time. */
export const deltaNetOracle =
  (heads: number, most: number) =>
  ({ Wq, Wk, Wv, Wbeta, Wo }: Weights, x: Matrix) => {
    const d = Wo.length / heads;
    const unit = (y: Vector) => y.map((value) => value / Math.sqrt(dot(y, y) + 1e-6));
    const S = Array.from({ length: heads }, () => none(d).map(() => none(d)));
    return x.map((input) =>
      product(
        Wo,
        S.flatMap((old, head) => {
          const [q, k, v] = [Wq, Wk, Wv].map((W) => product(W.slice(head * d, (head + 1) * d), input));
          const [key, β] = [unit(k), most * sigmoid(dot(Wbeta[head], input))];
          const turn = key.map((one, i) => key.map((other, j) => (i === j ? 1 : 0) - β * one * other));
          S[head] = old.map((row, i) =>
            key.map(
              (one, j) =>
                dot(
                  row,
                  turn.map((column) => column[j]),
                ) +
                β * v[i] * one,
            ),
          );
          return product(S[head], unit(q));
        }),
      ),
    );
  };
