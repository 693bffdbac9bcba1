/** Matrix products in blocks of eight columns. */
import { madd } from './functions';

// A *panel* is eight columns of a matrix: its row k is eight numbers that lie together. A *block* is the eight columns
// of a result, one row after the other. Six rows by eight columns is the largest tile whose sums stay in the sixteen
// registers, and twelve sums are enough to keep two multiply-adds of four cycles each under way.

/** C[6,8] += A[6,K] · P[K,8]. Strides in bytes: `row` and `column` of A, `next` from one row of the panel to the next, `line` of C. */
function tile6(a: usize, row: i32, column: i32, K: i32, p: usize, next: i32, c: usize, line: i32, from: usize): void {
  let a0 = a, a1 = a0 + row, a2 = a1 + row, a3 = a2 + row, a4 = a3 + row, a5 = a4 + row;
  const after = from ? 0 : line;
  let s = from ? from : c;
  let c00 = v128.load(s), c01 = v128.load(s, 16);
  s += after;
  let c10 = v128.load(s), c11 = v128.load(s, 16);
  s += after;
  let c20 = v128.load(s), c21 = v128.load(s, 16);
  s += after;
  let c30 = v128.load(s), c31 = v128.load(s, 16);
  s += after;
  let c40 = v128.load(s), c41 = v128.load(s, 16);
  s += after;
  let c50 = v128.load(s), c51 = v128.load(s, 16);
  for (let k = 0; k < K; ++k) {
    const p0 = v128.load(p), p1 = v128.load(p, 16);
    p += next;
    const x0 = v128.load_splat<f32>(a0);
    a0 += column;
    c00 = madd(x0, p0, c00);
    c01 = madd(x0, p1, c01);
    const x1 = v128.load_splat<f32>(a1);
    a1 += column;
    c10 = madd(x1, p0, c10);
    c11 = madd(x1, p1, c11);
    const x2 = v128.load_splat<f32>(a2);
    a2 += column;
    c20 = madd(x2, p0, c20);
    c21 = madd(x2, p1, c21);
    const x3 = v128.load_splat<f32>(a3);
    a3 += column;
    c30 = madd(x3, p0, c30);
    c31 = madd(x3, p1, c31);
    const x4 = v128.load_splat<f32>(a4);
    a4 += column;
    c40 = madd(x4, p0, c40);
    c41 = madd(x4, p1, c41);
    const x5 = v128.load_splat<f32>(a5);
    a5 += column;
    c50 = madd(x5, p0, c50);
    c51 = madd(x5, p1, c51);
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += line;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += line;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += line;
  v128.store(c, c30);
  v128.store(c, c31, 16);
  c += line;
  v128.store(c, c40);
  v128.store(c, c41, 16);
  c += line;
  v128.store(c, c50);
  v128.store(c, c51, 16);
}

/** The same for four rows. */
function tile4(a: usize, row: i32, column: i32, K: i32, p: usize, next: i32, c: usize, line: i32, from: usize): void {
  let a0 = a, a1 = a0 + row, a2 = a1 + row, a3 = a2 + row;
  const after = from ? 0 : line;
  let s = from ? from : c;
  let c00 = v128.load(s), c01 = v128.load(s, 16);
  s += after;
  let c10 = v128.load(s), c11 = v128.load(s, 16);
  s += after;
  let c20 = v128.load(s), c21 = v128.load(s, 16);
  s += after;
  let c30 = v128.load(s), c31 = v128.load(s, 16);
  for (let k = 0; k < K; ++k) {
    const p0 = v128.load(p), p1 = v128.load(p, 16);
    p += next;
    const x0 = v128.load_splat<f32>(a0);
    a0 += column;
    c00 = madd(x0, p0, c00);
    c01 = madd(x0, p1, c01);
    const x1 = v128.load_splat<f32>(a1);
    a1 += column;
    c10 = madd(x1, p0, c10);
    c11 = madd(x1, p1, c11);
    const x2 = v128.load_splat<f32>(a2);
    a2 += column;
    c20 = madd(x2, p0, c20);
    c21 = madd(x2, p1, c21);
    const x3 = v128.load_splat<f32>(a3);
    a3 += column;
    c30 = madd(x3, p0, c30);
    c31 = madd(x3, p1, c31);
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += line;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += line;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += line;
  v128.store(c, c30);
  v128.store(c, c31, 16);
}

/** The same for one row. Two sums are too few to keep the multipliers busy: every fourth row of P has its own. */
function tile1(a: usize, column: i32, K: i32, p: usize, next: i32, c: usize, from: usize): void {
  const s = from ? from : c;
  let c0 = v128.load(s), c1 = v128.load(s, 16), d0 = f32x4.splat(0), d1 = d0, e0 = d0, e1 = d0, f0 = d0, f1 = d0;
  let k = 0;
  for (; k + 4 <= K; k += 4) {
    const x = v128.load_splat<f32>(a), y = v128.load_splat<f32>(a + column);
    a += 2 * column;
    c0 = madd(x, v128.load(p), c0);
    c1 = madd(x, v128.load(p, 16), c1);
    d0 = madd(y, v128.load(p + next), d0);
    d1 = madd(y, v128.load(p + next, 16), d1);
    p += 2 * next;
    const z = v128.load_splat<f32>(a), w = v128.load_splat<f32>(a + column);
    a += 2 * column;
    e0 = madd(z, v128.load(p), e0);
    e1 = madd(z, v128.load(p, 16), e1);
    f0 = madd(w, v128.load(p + next), f0);
    f1 = madd(w, v128.load(p + next, 16), f1);
    p += 2 * next;
  }
  for (; k < K; ++k, a += column, p += next) {
    const x = v128.load_splat<f32>(a);
    c0 = madd(x, v128.load(p), c0);
    c1 = madd(x, v128.load(p, 16), c1);
  }
  v128.store(c, f32x4.add(f32x4.add(c0, d0), f32x4.add(e0, f0)));
  v128.store(c, f32x4.add(f32x4.add(c1, d1), f32x4.add(e1, f1)), 16);
}

/** How many of the rows still to do go into the next tile: sixes, but fours where they leave no slow single rows. */
function tileRows(left: i32): i32 {
  return left < 4 ? 1 : left < 6 || left == 8 ? 4 : 6;
}

/**
 * A block C[rows,8] += A[rows,K] · P[K,8], or what stands at `from` in the place of every row of C there was; strides in
 * bytes as in `tile6`.
 */
export function multiply(
  a: usize, row: i32, column: i32, rows: i32, K: i32, p: usize, next: i32, c: usize, line: i32 = 32, from: usize = 0,
): void {
  while (rows > 0) {
    const R = tileRows(rows);
    if (R == 6) tile6(a, row, column, K, p, next, c, line, from);
    else if (R == 4) tile4(a, row, column, K, p, next, c, line, from);
    else tile1(a, column, K, p, next, c, from);
    a += R * row;
    c += R * line;
    rows -= R;
  }
}

/** How many rows of A and P `accumulate` takes at a time: a panel of them stays in the nearest cache. */
export const DEPTH: i32 = 256;

/** Bytes of scratch that `accumulate` wants as `packed`. */
export const PACKED: i32 = 24 * 256;

/**
 * blocks[n][m][8] += Σ_k A[k,m] · P_n[k,8] for every m < M and panel n < N: the sum over batch entries and steps that
 * a weight gradient is. Rows of A are `row` bytes apart, panels `apart` bytes, blocks `stride` bytes.
 */
export function accumulate(
  a: usize, row: i32, M: i32, K: i32, panels: usize, apart: i32, N: i32, blocks: usize, stride: i32, packed: usize,
): void {
  for (let from = 0; from < K; from += DEPTH) {
    const depth = min(DEPTH, K - from);
    for (let m = 0; m < M;) {
      const R = tileRows(M - m);
      pack(a + from * row + m * 4, row, R, depth, packed);
      for (let n = 0; n < N; ++n) {
        multiply(packed, 4, R * 4, R, depth, panels + n * apart + from * 32, 32, blocks + n * stride + m * 32);
      }
      m += R;
    }
  }
}

/** R of the columns of A, side by side. */
function pack(a: usize, row: i32, R: i32, depth: i32, packed: usize): void {
  for (let k = 0; k < depth; ++k, a += row) {
    if (R == 1) f32.store(packed, f32.load(a));
    else v128.store(packed, v128.load(a));
    if (R == 6) i64.store(packed, i64.load(a, 16), 16);
    packed += R * 4;
  }
}
