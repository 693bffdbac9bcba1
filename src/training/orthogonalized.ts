/** A matrix with the directions of another and singular values near 1, by products of matrices alone: the step of Muon. */
import { add, matMul, mul, norm, type Tensor2D, transpose } from '../engine/tfjs.ts';

/** The polynomial of Jordan et al. (2024), which lifts small singular values fast and leaves all of them near 1. */
const [A, B, C] = [3.4445, -4.775, 2.0315];
const ROUNDS = 5;

/** Newton–Schulz iteration: X ← A X + (B X Xᵀ + C (X Xᵀ)²) X, begun at the matrix divided by its norm. */
export function orthogonalized(matrix: Tensor2D): Tensor2D {
  const [rows, columns] = matrix.shape;
  const isTall = rows > columns;
  const wide = isTall ? transpose(matrix) : matrix;
  let X = mul(wide, 1 / Math.max(1e-7, norm(wide).dataSync()[0])) as Tensor2D;
  for (let round = 0; round < ROUNDS; round++) {
    const gram = matMul(X, X, false, true);
    const lifted = add(mul(gram, B), mul(matMul(gram, gram), C)) as Tensor2D;
    X = add(mul(X, A), matMul(lifted, X));
  }
  return isTall ? transpose(X) : X;
}
