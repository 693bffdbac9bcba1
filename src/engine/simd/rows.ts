/** The product of one row with panels, for a single step of a single sequence: as fast as the weights can be read. */
import { madd } from './functions';
import { multiply } from './matrix';

// Written out four rows at a time and with the rest in a function of its own: in a shorter loop, or with a second loop
// over the same sums, V8 keeps the sums in memory and takes up to half as long again.

/** c[4·n] += a · p[4·n] for one number a. */
function single(a: usize, p: usize, n: i32, c: usize): void {
  const x = v128.load_splat<f32>(a);
  for (let k = 0; k < n; ++k, p += 16, c += 16) v128.store(c, madd(x, v128.load(p), v128.load(c)));
}

/** c[8·4] += a[K] · p[K][4][8]. */
function row4(a: usize, K: i32, p: usize, c: usize): void {
  let c0 = v128.load(c), c1 = v128.load(c, 16), c2 = v128.load(c, 32), c3 = v128.load(c, 48);
  let c4 = v128.load(c, 64), c5 = v128.load(c, 80), c6 = v128.load(c, 96), c7 = v128.load(c, 112);
  for (const end = a + (K & ~3) * 4; a < end; a += 16, p += 512) {
    const x0 = v128.load_splat<f32>(a, 0);
    c0 = madd(x0, v128.load(p, 0), c0);
    c1 = madd(x0, v128.load(p, 16), c1);
    c2 = madd(x0, v128.load(p, 32), c2);
    c3 = madd(x0, v128.load(p, 48), c3);
    c4 = madd(x0, v128.load(p, 64), c4);
    c5 = madd(x0, v128.load(p, 80), c5);
    c6 = madd(x0, v128.load(p, 96), c6);
    c7 = madd(x0, v128.load(p, 112), c7);
    const x1 = v128.load_splat<f32>(a, 4);
    c0 = madd(x1, v128.load(p, 128), c0);
    c1 = madd(x1, v128.load(p, 144), c1);
    c2 = madd(x1, v128.load(p, 160), c2);
    c3 = madd(x1, v128.load(p, 176), c3);
    c4 = madd(x1, v128.load(p, 192), c4);
    c5 = madd(x1, v128.load(p, 208), c5);
    c6 = madd(x1, v128.load(p, 224), c6);
    c7 = madd(x1, v128.load(p, 240), c7);
    const x2 = v128.load_splat<f32>(a, 8);
    c0 = madd(x2, v128.load(p, 256), c0);
    c1 = madd(x2, v128.load(p, 272), c1);
    c2 = madd(x2, v128.load(p, 288), c2);
    c3 = madd(x2, v128.load(p, 304), c3);
    c4 = madd(x2, v128.load(p, 320), c4);
    c5 = madd(x2, v128.load(p, 336), c5);
    c6 = madd(x2, v128.load(p, 352), c6);
    c7 = madd(x2, v128.load(p, 368), c7);
    const x3 = v128.load_splat<f32>(a, 12);
    c0 = madd(x3, v128.load(p, 384), c0);
    c1 = madd(x3, v128.load(p, 400), c1);
    c2 = madd(x3, v128.load(p, 416), c2);
    c3 = madd(x3, v128.load(p, 432), c3);
    c4 = madd(x3, v128.load(p, 448), c4);
    c5 = madd(x3, v128.load(p, 464), c5);
    c6 = madd(x3, v128.load(p, 480), c6);
    c7 = madd(x3, v128.load(p, 496), c7);
  }
  v128.store(c, c0, 0);
  v128.store(c, c1, 16);
  v128.store(c, c2, 32);
  v128.store(c, c3, 48);
  v128.store(c, c4, 64);
  v128.store(c, c5, 80);
  v128.store(c, c6, 96);
  v128.store(c, c7, 112);
  for (let k = K & ~3; k < K; ++k, a += 4, p += 128) single(a, p, 8, c);
}

/** The same for three panels side by side, of two blocks of units: six sums would be too few. */
function row3(a: usize, K: i32, p: usize, q: usize, c: usize, d: usize): void {
  let c0 = v128.load(c, 0), c1 = v128.load(c, 16), c2 = v128.load(c, 32);
  let c3 = v128.load(c, 48), c4 = v128.load(c, 64), c5 = v128.load(c, 80);
  let d0 = v128.load(d, 0), d1 = v128.load(d, 16), d2 = v128.load(d, 32);
  let d3 = v128.load(d, 48), d4 = v128.load(d, 64), d5 = v128.load(d, 80);
  for (const end = a + (K & ~3) * 4; a < end; a += 16, p += 384, q += 384) {
    const x0 = v128.load_splat<f32>(a, 0);
    c0 = madd(x0, v128.load(p, 0), c0);
    c1 = madd(x0, v128.load(p, 16), c1);
    c2 = madd(x0, v128.load(p, 32), c2);
    c3 = madd(x0, v128.load(p, 48), c3);
    c4 = madd(x0, v128.load(p, 64), c4);
    c5 = madd(x0, v128.load(p, 80), c5);
    d0 = madd(x0, v128.load(q, 0), d0);
    d1 = madd(x0, v128.load(q, 16), d1);
    d2 = madd(x0, v128.load(q, 32), d2);
    d3 = madd(x0, v128.load(q, 48), d3);
    d4 = madd(x0, v128.load(q, 64), d4);
    d5 = madd(x0, v128.load(q, 80), d5);
    const x1 = v128.load_splat<f32>(a, 4);
    c0 = madd(x1, v128.load(p, 96), c0);
    c1 = madd(x1, v128.load(p, 112), c1);
    c2 = madd(x1, v128.load(p, 128), c2);
    c3 = madd(x1, v128.load(p, 144), c3);
    c4 = madd(x1, v128.load(p, 160), c4);
    c5 = madd(x1, v128.load(p, 176), c5);
    d0 = madd(x1, v128.load(q, 96), d0);
    d1 = madd(x1, v128.load(q, 112), d1);
    d2 = madd(x1, v128.load(q, 128), d2);
    d3 = madd(x1, v128.load(q, 144), d3);
    d4 = madd(x1, v128.load(q, 160), d4);
    d5 = madd(x1, v128.load(q, 176), d5);
    const x2 = v128.load_splat<f32>(a, 8);
    c0 = madd(x2, v128.load(p, 192), c0);
    c1 = madd(x2, v128.load(p, 208), c1);
    c2 = madd(x2, v128.load(p, 224), c2);
    c3 = madd(x2, v128.load(p, 240), c3);
    c4 = madd(x2, v128.load(p, 256), c4);
    c5 = madd(x2, v128.load(p, 272), c5);
    d0 = madd(x2, v128.load(q, 192), d0);
    d1 = madd(x2, v128.load(q, 208), d1);
    d2 = madd(x2, v128.load(q, 224), d2);
    d3 = madd(x2, v128.load(q, 240), d3);
    d4 = madd(x2, v128.load(q, 256), d4);
    d5 = madd(x2, v128.load(q, 272), d5);
    const x3 = v128.load_splat<f32>(a, 12);
    c0 = madd(x3, v128.load(p, 288), c0);
    c1 = madd(x3, v128.load(p, 304), c1);
    c2 = madd(x3, v128.load(p, 320), c2);
    c3 = madd(x3, v128.load(p, 336), c3);
    c4 = madd(x3, v128.load(p, 352), c4);
    c5 = madd(x3, v128.load(p, 368), c5);
    d0 = madd(x3, v128.load(q, 288), d0);
    d1 = madd(x3, v128.load(q, 304), d1);
    d2 = madd(x3, v128.load(q, 320), d2);
    d3 = madd(x3, v128.load(q, 336), d3);
    d4 = madd(x3, v128.load(q, 352), d4);
    d5 = madd(x3, v128.load(q, 368), d5);
  }
  v128.store(c, c0, 0);
  v128.store(c, c1, 16);
  v128.store(c, c2, 32);
  v128.store(c, c3, 48);
  v128.store(c, c4, 64);
  v128.store(c, c5, 80);
  v128.store(d, d0, 0);
  v128.store(d, d1, 16);
  v128.store(d, d2, 32);
  v128.store(d, d3, 48);
  v128.store(d, d4, 64);
  v128.store(d, d5, 80);
  for (let k = K & ~3; k < K; ++k, a += 4, p += 96, q += 96) {
    single(a, p, 6, c);
    if (d != c) single(a, q, 6, d);
  }
}

/** The same for one panel, of four blocks of units whose panels are `apart` bytes apart. */
function row1(a: usize, K: i32, p: usize, apart: i32, c: usize): void {
  let c0 = v128.load(c), c1 = v128.load(c, 16), c2 = v128.load(c, 32), c3 = v128.load(c, 48);
  let c4 = v128.load(c, 64), c5 = v128.load(c, 80), c6 = v128.load(c, 96), c7 = v128.load(c, 112);
  let q = p + apart, r = q + apart, s = r + apart;
  for (const end = a + (K & ~3) * 4; a < end; a += 16, p += 128, q += 128, r += 128, s += 128) {
    const x0 = v128.load_splat<f32>(a, 0);
    c0 = madd(x0, v128.load(p, 0), c0);
    c1 = madd(x0, v128.load(p, 16), c1);
    c2 = madd(x0, v128.load(q, 0), c2);
    c3 = madd(x0, v128.load(q, 16), c3);
    c4 = madd(x0, v128.load(r, 0), c4);
    c5 = madd(x0, v128.load(r, 16), c5);
    c6 = madd(x0, v128.load(s, 0), c6);
    c7 = madd(x0, v128.load(s, 16), c7);
    const x1 = v128.load_splat<f32>(a, 4);
    c0 = madd(x1, v128.load(p, 32), c0);
    c1 = madd(x1, v128.load(p, 48), c1);
    c2 = madd(x1, v128.load(q, 32), c2);
    c3 = madd(x1, v128.load(q, 48), c3);
    c4 = madd(x1, v128.load(r, 32), c4);
    c5 = madd(x1, v128.load(r, 48), c5);
    c6 = madd(x1, v128.load(s, 32), c6);
    c7 = madd(x1, v128.load(s, 48), c7);
    const x2 = v128.load_splat<f32>(a, 8);
    c0 = madd(x2, v128.load(p, 64), c0);
    c1 = madd(x2, v128.load(p, 80), c1);
    c2 = madd(x2, v128.load(q, 64), c2);
    c3 = madd(x2, v128.load(q, 80), c3);
    c4 = madd(x2, v128.load(r, 64), c4);
    c5 = madd(x2, v128.load(r, 80), c5);
    c6 = madd(x2, v128.load(s, 64), c6);
    c7 = madd(x2, v128.load(s, 80), c7);
    const x3 = v128.load_splat<f32>(a, 12);
    c0 = madd(x3, v128.load(p, 96), c0);
    c1 = madd(x3, v128.load(p, 112), c1);
    c2 = madd(x3, v128.load(q, 96), c2);
    c3 = madd(x3, v128.load(q, 112), c3);
    c4 = madd(x3, v128.load(r, 96), c4);
    c5 = madd(x3, v128.load(r, 112), c5);
    c6 = madd(x3, v128.load(s, 96), c6);
    c7 = madd(x3, v128.load(s, 112), c7);
  }
  v128.store(c, c0, 0);
  v128.store(c, c1, 16);
  v128.store(c, c2, 32);
  v128.store(c, c3, 48);
  v128.store(c, c4, 64);
  v128.store(c, c5, 80);
  v128.store(c, c6, 96);
  v128.store(c, c7, 112);
  for (let k = K & ~3; k < K; ++k, a += 4, p += 32, q += 32, r += 32, s += 32) {
    single(a, p, 2, c + 0);
    single(a, q, 2, c + 32);
    single(a, r, 2, c + 64);
    single(a, s, 2, c + 96);
  }
}

/**
 * c_j[8·G] += a[K] · p_j[K][G][8] for J blocks of units and the G panels of each, which lie side by side. Panels are
 * `apart` bytes apart, sums `step` bytes.
 */
export function multiplyRow(a: usize, K: i32, p: usize, apart: i32, J: i32, G: i32, c: usize, step: i32): void {
  let j = 0;
  if (G == 4) for (; j < J; ++j) row4(a, K, p + j * apart, c + j * step);
  // The last of an odd number of blocks is its own neighbor: computed twice, it still takes less than one by one.
  if (G == 3) {
    for (; j < J; j += 2) {
      const k = min(j + 1, J - 1);
      row3(a, K, p + j * apart, p + k * apart, c + j * step, c + k * step);
    }
  }
  if (G == 1 && step == 32) for (; j + 4 <= J; j += 4) row1(a, K, p + j * apart, apart, c + j * step);
  for (; j < J; ++j) multiply(a, 0, 4, 1, K, p + j * apart, 32, c + j * step);
}
