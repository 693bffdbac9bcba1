/** Matrices that are written and read at every step, and the vectors that go in and come out. */
import { madd, ones, power } from './functions';
import { lanes, take } from './groups';
import { total } from './normalize';
import { blocksOf } from './packing';

// A *memory* is a matrix S, or its gradient, in blocks: [J][D][8], eight of its rows side by side for each of its columns,
// of which zeros make a multiple of four, D.

/** One step of one block: S[n] += a[n] u[8] for n < D; then y[8] = Σ q[n] S[n], or that more than it was. */
export function step(S: usize, D: i32, a: usize, u: usize, q: usize, y: usize, adds: bool): void {
  const u0 = v128.load(u), u1 = v128.load(u, 16);
  let y0 = f32x4.splat(0), y1 = y0;
  if (adds) {
    y0 = v128.load(y);
    y1 = v128.load(y, 16);
  }
  for (const end = S + D * 32; S < end; S += 32, a += 4, q += 4) {
    const x = v128.load_splat<f32>(a), z = v128.load_splat<f32>(q);
    const s0 = madd(x, u0, v128.load(S)), s1 = madd(x, u1, v128.load(S, 16));
    v128.store(S, s0);
    v128.store(S, s1, 16);
    y0 = madd(z, s0, y0);
    y1 = madd(z, s1, y1);
  }
  v128.store(y, y0);
  v128.store(y, y1, 16);
}

/** How many steps a few columns go along before the next: so many vectors stay in the nearest cache. */
const STEPS: i32 = 32;

/**
 * T steps of J blocks of `columns` columns, where all that will be written is known before: the same, but y[8] += Σ q[n]
 * S[n]. The a, u, q and y of the next step are `apart` bytes after those of the first.
 */
export function sweep(S: usize, J: i32, columns: i32, T: i32, apart: i32, a: usize, u: usize, q: usize, y: usize): void {
  const D = (columns + 3) & ~3;
  for (let j = 0; j < J; ++j) {
    for (let t = 0; t < T; t += STEPS) {
      const from = t * apart, block = from + j * 32, steps = min(STEPS, T - t);
      for (let n = 0; n < columns; n += 4) {
        const at = S + (j * D + n) * 32, column = from + n * 4;
        if (n + 4 <= columns) sweep4(at, steps, apart, a + column, u + block, q + column, y + block);
        // Not four with zeros in the place of those that are missing: 0 · ∞ would be NaN.
        else for (let s = 0, b = 0; s < steps; ++s, b += apart) step(at, columns - n, a + column + b, u + block + b, q + column + b, y + block + b, true);
      }
    }
  }
}

/** Four columns of a block: their part of the memory stays in registers. */
function sweep4(S: usize, T: i32, apart: i32, a: usize, u: usize, q: usize, y: usize): void {
  let a0 = v128.load(S), a1 = v128.load(S, 16), b0 = v128.load(S, 32), b1 = v128.load(S, 48);
  let c0 = v128.load(S, 64), c1 = v128.load(S, 80), d0 = v128.load(S, 96), d1 = v128.load(S, 112);
  for (; T > 0; --T) {
    const u0 = v128.load(u), u1 = v128.load(u, 16);
    let y0 = v128.load(y), y1 = v128.load(y, 16);
    const x0 = v128.load_splat<f32>(a), z0 = v128.load_splat<f32>(q);
    a0 = madd(x0, u0, a0);
    a1 = madd(x0, u1, a1);
    y0 = madd(z0, a0, y0);
    y1 = madd(z0, a1, y1);
    const x1 = v128.load_splat<f32>(a, 4), z1 = v128.load_splat<f32>(q, 4);
    b0 = madd(x1, u0, b0);
    b1 = madd(x1, u1, b1);
    y0 = madd(z1, b0, y0);
    y1 = madd(z1, b1, y1);
    const x2 = v128.load_splat<f32>(a, 8), z2 = v128.load_splat<f32>(q, 8);
    c0 = madd(x2, u0, c0);
    c1 = madd(x2, u1, c1);
    y0 = madd(z2, c0, y0);
    y1 = madd(z2, c1, y1);
    const x3 = v128.load_splat<f32>(a, 12), z3 = v128.load_splat<f32>(q, 12);
    d0 = madd(x3, u0, d0);
    d1 = madd(x3, u1, d1);
    y0 = madd(z3, d0, y0);
    y1 = madd(z3, d1, y1);
    v128.store(y, y0);
    v128.store(y, y1, 16);
    a += apart;
    u += apart;
    q += apart;
    y += apart;
  }
  v128.store(S, a0);
  v128.store(S, a1, 16);
  v128.store(S, b0, 32);
  v128.store(S, b1, 48);
  v128.store(S, c0, 64);
  v128.store(S, c1, 80);
  v128.store(S, d0, 96);
  v128.store(S, d1, 112);
}

// The next functions are called in many places, and a little too long for the compiler to copy them there.

/** x += a y in J blocks of eight. */
export function addTo(x: usize, J: i32, a: f32, y: usize): void {
  const a4 = f32x4.splat(a);
  for (const end = x + J * 32; x < end; x += 16, y += 16) v128.store(x, madd(a4, v128.load(y), v128.load(x)));
}

/** to = b x in J blocks of eight. */
export function scaleTo(to: usize, J: i32, x: usize, b: f32): void {
  const b4 = f32x4.splat(b);
  for (const end = to + J * 32; to < end; to += 16, x += 16) v128.store(to, f32x4.mul(b4, v128.load(x)));
}

/** Σ a b over d numbers; nothing of what may follow them in the last block. */
export function dot(a: usize, b: usize, d: i32): f32 {
  let s0 = f32x4.splat(0), s1 = s0;
  for (; d > 0; d -= 8, a += 32, b += 32) {
    const low = lanes(d), high = lanes(d - 4);
    s0 = madd(take(a, low), take(b, low), s0);
    s1 = madd(take(a + 16, high), take(b + 16, high), s1);
  }
  return total(f32x4.add(s0, s1));
}

/** Copies d numbers; where the target is a row, zeros up to its end, 8 ⌊d/8 + 1⌋ numbers. */
export function put(to: usize, x: usize, d: i32, isRow: bool): void {
  if (isRow) {
    const end = to + (d & ~7) * 4;
    v128.store(end, f32x4.splat(0));
    v128.store(end, f32x4.splat(0), 16);
  }
  let n = 0;
  for (; n + 8 <= d; n += 8, to += 32, x += 32) {
    v128.store(to, v128.load(x));
    v128.store(to, v128.load(x, 16), 16);
  }
  if (n + 4 <= d) {
    v128.store(to, v128.load(x));
    n += 4;
    to += 16;
    x += 16;
  }
  for (; n < d; ++n, to += 4, x += 4) f32.store(to, f32.load(x));
}

/** One over the length of d numbers, which is never taken for less than 0.001: a vector of zeros stays one. */
function perLength(x: usize, d: i32): f32 {
  return 1 / sqrt<f32>(dot(x, x, d) + 1e-6);
}

/** A query or key as a memory wants it: of length 1, or elu + 1 of each number; and zeros up to the end of the row. */
export function map(k: usize, isUnit: bool, x: usize, d: i32, to: usize): void {
  const J = blocksOf(d), end = to + J * 32;
  put(to, x, d, true);
  if (isUnit) {
    scaleTo(to, J, to, perLength(to, d));
    return;
  }
  for (let at = to; at < end; at += 16) {
    const x4 = v128.load(at);
    v128.store(at, v128.bitselect(f32x4.add(x4, ones(k)), power(k, x4), f32x4.gt(x4, f32x4.splat(0))));
  }
  for (let at = to + d * 4; at < end; at += 4) f32.store(at, 0);
}

/** The gradient dx[d] of x from that of y, what `map` made of it; dy is overwritten. */
export function mapBack(k: usize, isUnit: bool, x: usize, d: i32, y: usize, dy: usize, dx: usize, spare: usize): void {
  const J = blocksOf(d);
  if (isUnit) {
    put(spare, x, d, true);
    addTo(dy, J, -dot(y, dy, d), y);
    scaleTo(dy, J, dy, perLength(spare, d));
  } else {
    for (let at: usize = 0; at < <usize>J * 32; at += 16) {
      v128.store(dy + at, f32x4.mul(v128.load(dy + at), f32x4.min(v128.load(y + at), ones(k))));
    }
  }
  put(dx, dy, d, false);
}
