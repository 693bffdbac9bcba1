/** The softmax of scores in eight columns, each of which begins with its greatest score and a sum of 0. */
import { expAll, unlessVanished } from './functions';

// A *summary* is [2][8]: of every column the greatest score so far, then the sum of what became of the scores.

/** A summary of no scores yet. */
export function clear(summary: usize): void {
  for (let column: usize = 0; column < 32; column += 4) {
    f32.store(summary + column, -Infinity);
    f32.store(summary + column, 0, 32);
  }
}

/** Takes S rows of scores e [S][8] into the greatest of a summary; NaN is the greatest of all. */
export function rank(e: usize, S: i32, summary: usize): void {
  let m0 = v128.load(summary), m1 = v128.load(summary, 16);
  for (const end = e + S * 32; e < end; e += 32) {
    m0 = f32x4.pmax(m0, v128.load(e));
    m1 = f32x4.pmax(m1, v128.load(e, 16));
  }
  v128.store(summary, m0);
  v128.store(summary, m1, 16);
}

/**
 * Makes of S rows of scores e [S][8] their weights e^(scale · (e - greatest)), under 1e-29 exactly 0, so that -∞ has
 * none, and adds them to the sums of the summary.
 */
export function weigh(k: usize, e: usize, S: i32, scale: f32, summary: usize): void {
  const by = f32x4.splat(scale), end = e + S * 32;
  for (let half: usize = 0; half < 32; half += 16) {
    const most = v128.load(summary + half);
    for (let at = e + half; at < end; at += 32) v128.store(at, f32x4.mul(by, f32x4.sub(v128.load(at), most)));
  }
  expAll(k, e, 2 * S);
  for (let half: usize = 0; half < 32; half += 16) {
    let sum = v128.load(summary + half, 32);
    for (let at = e + half; at < end; at += 32) {
      const weight = unlessVanished(k, v128.load(at));
      v128.store(at, weight);
      sum = f32x4.add(sum, weight);
    }
    v128.store(summary + half, sum, 32);
  }
}
