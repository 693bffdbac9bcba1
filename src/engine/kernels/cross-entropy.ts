/** Softmax and cross-entropy in one pass over the scores, with the gradient. The equation: src/training/loss.ts. */
import { constants, power } from '../simd/functions';
import { total } from '../simd/normalize';

/**
 * For N rows of K `scores`, the right class `y` [N] of each and its `share` [N] of the loss: `sums` [N] = Σ e^(s - m)
 * with m the greatest score, `margins` [N] = m - s_y, and `grads` [N,K] = share · (softmax - one-hot). The loss of a
 * row is share · (ln sum + margin). A y out of range is no class, as in a one-hot row of zeros.
 */
export function crossEntropy(
  N: i32, K: i32, scores: usize, y: usize, share: usize, sums: usize, margins: usize, grads: usize,
): void {
  const k = constants();
  for (let n = 0; n < N; ++n, scores += K * 4, grads += K * 4) {
    let most = f32.load(scores);
    for (let j = 1; j < K; ++j) most = max(most, f32.load(scores + j * 4));
    const m = f32x4.splat(most);
    let sum: f32 = 0, j = 0;
    for (let next = 0; j < K; j = next) {
      // Four at a time; of the last, those that make no four, one.
      const isWhole = j + 4 <= K;
      const e = power(k, f32x4.sub(isWhole ? v128.load(scores + j * 4) : v128.load_splat<f32>(scores + j * 4), m));
      if (isWhole) v128.store(grads + j * 4, e);
      else f32.store(grads + j * 4, f32x4.extract_lane(e, 0));
      sum += isWhole ? total(e) : f32x4.extract_lane(e, 0);
      next = j + (isWhole ? 4 : 1);
    }
    const right = i32.load(y + n * 4), weight = f32.load(share + n * 4), each = weight / sum;
    const isClass = right >= 0 && right < K;
    f32.store(sums + n * 4, sum);
    f32.store(margins + n * 4, isClass ? most - f32.load(scores + right * 4) : most);
    for (j = 0; j < K; ++j) f32.store(grads + j * 4, f32.load(grads + j * 4) * each);
    if (isClass) f32.store(grads + right * 4, f32.load(grads + right * 4) - weight);
  }
}
