/** Causal convolution, every channel on its own: y_t = Σ_w K_w x_{t-w} + k, forward and backward. */
import { madd } from '../simd/functions';
import { give } from '../simd/groups';

// Three sums of products are needed, and all slide one sequence along another: y slides x along K, the gradient of x
// slides that of y along K, and the gradient of K slides x along that of y. In each, result i is Σ_j p_j · q_{i,j}, where
// p moves on with j, and q with i and j, forward or back in time.

/** c[i] += Σ_j p[j] · q[i,j] for eight results of four channels each; the steps are in bytes. */
function slide8(p: usize, pNext: i32, q: usize, qDown: i32, qNext: i32, count: i32, c: usize): void {
  let c0 = v128.load(c), c1 = v128.load(c, 16), c2 = v128.load(c, 32), c3 = v128.load(c, 48);
  let c4 = v128.load(c, 64), c5 = v128.load(c, 80), c6 = v128.load(c, 96), c7 = v128.load(c, 112);
  const q4 = 4 * qDown, q2 = 2 * qDown, q3 = 3 * qDown;
  for (let j = 0; j < count; ++j) {
    const a = v128.load(p), far = q + q4;
    c0 = madd(a, v128.load(q), c0);
    c1 = madd(a, v128.load(q + qDown), c1);
    c2 = madd(a, v128.load(q + q2), c2);
    c3 = madd(a, v128.load(q + q3), c3);
    c4 = madd(a, v128.load(far), c4);
    c5 = madd(a, v128.load(far + qDown), c5);
    c6 = madd(a, v128.load(far + q2), c6);
    c7 = madd(a, v128.load(far + q3), c7);
    p += pNext;
    q += qNext;
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
  v128.store(c, c2, 32);
  v128.store(c, c3, 48);
  v128.store(c, c4, 64);
  v128.store(c, c5, 80);
  v128.store(c, c6, 96);
  v128.store(c, c7, 112);
}

/** The same for four results. */
function slide4(p: usize, pNext: i32, q: usize, qDown: i32, qNext: i32, count: i32, c: usize): void {
  let c0 = v128.load(c), c1 = v128.load(c, 16), c2 = v128.load(c, 32), c3 = v128.load(c, 48);
  for (let j = 0; j < count; ++j) {
    const a = v128.load(p), far = q + 2 * qDown;
    c0 = madd(a, v128.load(q), c0);
    c1 = madd(a, v128.load(q + qDown), c1);
    c2 = madd(a, v128.load(far), c2);
    c3 = madd(a, v128.load(far + qDown), c3);
    p += pNext;
    q += qNext;
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
  v128.store(c, c2, 32);
  v128.store(c, c3, 48);
}

/** The same for one result. */
function slide1(p: usize, pNext: i32, q: usize, qNext: i32, count: i32, c: usize): void {
  let sum = v128.load(c);
  for (let j = 0; j < count; ++j, p += pNext, q += qNext) sum = madd(v128.load(p), v128.load(q), sum);
  v128.store(c, sum);
}

/**
 * `rows` results from the i-th on, at `c`: of each, `most` products where that many exist. Result i has `has + i·more`
 * of them; those that all have are taken together, what is left one by one.
 */
function slide(
  p: usize, pNext: i32, q: usize, qDown: i32, qNext: i32, rows: i32, has: i32, more: i32, most: i32, c: usize,
): void {
  const all = max(0, min(most, min(has, has + more * (rows - 1))));
  if (all > 0 && rows == 8) slide8(p, pNext, q, qDown, qNext, all, c);
  else if (all > 0 && rows == 4) slide4(p, pNext, q, qDown, qNext, all, c);
  const done = rows == 8 || rows == 4 ? all : 0;
  if (done == most) return;
  for (let i = 0; i < rows; ++i) {
    const left = max(0, min(most, has + more * i)) - done;
    if (left > 0) slide1(p + done * pNext, pNext, q + i * qDown + done * qNext, qNext, left, c + i * 16);
  }
}

/** How many of the results still to do go together. */
function rowsOf(left: i32): i32 {
  return left >= 8 ? 8 : left >= 4 ? 4 : left;
}

// Channels are taken four at a time. The last four of an odd number overlap those before: they are computed twice, to the
// same end. Of fewer than four, those that are not there are computed and not written.

/** The first channel of the group that begins at `e`. */
// @ts-ignore: decorator
@inline
function channel(e: i32, E: i32): i32 {
  return max(0, min(e, E - 4));
}

/** Sets four channels to those at `value`, or to zero where that is 0. */
function begin(c: usize, rows: i32, value: usize): void {
  const start = value ? v128.load(value) : f32x4.splat(0);
  for (let i = 0; i < rows; ++i, c += 16) v128.store(c, start);
}

/** Writes results at `c` to places that are `next` bytes apart. */
function finish(c: usize, rows: i32, target: usize, next: i32, E: i32): void {
  for (let i = 0; i < rows; ++i, c += 16, target += next) give(target, E, v128.load(c));
}

/** y [B,T,E] from x [B,T,E], taps K [W,E], the first for the present, and biases k [E], 0 for none. Eight sums are in scratch memory. */
export function depthwiseConvolutionForward(
  B: i32, T: i32, E: i32, W: i32, x: usize, K: usize, k: usize, y: usize, _: usize, scratch: usize,
): void {
  const row = E * 4;
  for (let b = 0; b < B; ++b, x += T * row, y += T * row) {
    for (let e = 0; e < E; e += 4) {
      const at = channel(e, E) * 4;
      for (let t = 0; t < T;) {
        const rows = rowsOf(T - t);
        begin(scratch, rows, k ? k + at : 0);
        slide(K + at, row, x + t * row + at, row, -row, rows, t + 1, 1, W, scratch);
        finish(scratch, rows, y + t * row + at, row, E);
        t += rows;
      }
    }
  }
}

/** The gradients of x, K and k, 0 where there is no k, from that of y. */
export function depthwiseConvolutionBackward(
  B: i32, T: i32, E: i32, W: i32, x: usize, K: usize, k: usize, y: usize, _: usize, dy: usize,
  dx: usize, dK: usize, dk: usize, scratch: usize,
): void {
  const row = E * 4, sequence = T * row;
  for (let e = 0; e < E; e += 4) {
    const at = channel(e, E) * 4;
    for (let b = 0; b < B; ++b) {
      const grads = dy + b * sequence + at, target = dx + b * sequence + at;
      for (let t = 0; t < T;) {
        const rows = rowsOf(T - t);
        begin(scratch, rows, 0);
        slide(K + at, row, grads + t * row, row, row, rows, T - t, -1, W, scratch);
        finish(scratch, rows, target + t * row, row, E);
        t += rows;
      }
    }
    for (let w = 0; w < W;) {
      const rows = rowsOf(W - w);
      begin(scratch, rows, 0);
      // From the last step back, so that what all taps have comes first.
      for (let b = 0; b < B; ++b) {
        const end = b * sequence + (T - 1) * row + at;
        slide(dy + end, -row, x + end - w * row, -row, -row, rows, T - w, -1, T, scratch);
      }
      finish(scratch, rows, dK + w * row + at, row, E);
      w += rows;
    }
    if (!dk) continue;
    begin(scratch, 1, 0);
    for (let n = 0; n < B * T; ++n) {
      v128.store(scratch, f32x4.add(v128.load(scratch), v128.load(dy + n * row + at)));
    }
    finish(scratch, 1, dk + at, row, E);
  }
}
