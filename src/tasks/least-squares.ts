/** Least squares for several answers at once: the weights of a linear autoregression. */

/** Keeps the equations solvable where columns repeat each other; beside variances around 1 it changes nothing that is shown. */
const RIDGE = 1e-6;

/**
 * The weights [answers][columns + 1] of the linear functions of `rows` whose squared distance from `answers` is least; the
 * first weight is the constant. By the normal equations and their Cholesky factor, in double precision.
 */
export function leastSquares(rows: number[][], answers: number[][]): number[][] {
  const size = (rows[0]?.length ?? 0) + 1;
  const products = Array.from({ length: size }, () => new Float64Array(size));
  const sums = (answers[0] ?? []).map(() => new Float64Array(size));
  rows.forEach((row, r) => {
    const x = [1, ...row];
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) products[i][j] += x[i] * x[j];
      sums.forEach((sum, k) => (sum[i] += x[i] * answers[r][k]));
    }
  });
  for (let i = 0; i < size; i++) products[i][i] += RIDGE;
  const L = cholesky(products);
  return sums.map((sum) => solve(L, sum));
}

/** The lower triangle L with L Lᵀ = A, for a symmetric positive definite A of which the lower triangle is read. */
function cholesky(A: Float64Array[]): Float64Array[] {
  const L = A.map((row) => new Float64Array(row.length));
  for (let i = 0; i < A.length; i++)
    for (let j = 0; j <= i; j++) {
      let rest = A[i][j];
      for (let k = 0; k < j; k++) rest -= L[i][k] * L[j][k];
      L[i][j] = i === j ? Math.sqrt(rest) : rest / L[j][j];
    }
  return L;
}

/** x with L Lᵀ x = b: down through L, then up through Lᵀ. */
function solve(L: Float64Array[], b: Float64Array): number[] {
  const x = Array.from(b);
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i] -= L[i][k] * x[k];
    x[i] /= L[i][i];
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i] -= L[k][i] * x[k];
    x[i] /= L[i][i];
  }
  return x;
}

/** What a linear function of a row gives, for weights whose first is the constant. */
export const linear = (weights: number[], row: number[]): number =>
  row.reduce((sum, value, i) => sum + value * weights[i + 1], weights[0]);
