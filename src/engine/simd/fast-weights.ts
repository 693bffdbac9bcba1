/**
 * Matrices that are written and read at every step: the delta rule, which has a beta, and linear attention, which has a z
 * instead. The equations: src/cells/deltanet.ts and src/cells/linear-attention.ts.
 */
import { constants, exp, madd, ones } from './functions';
import { blocksOf, copy, packColumns, packRows, unpackRows } from './packing';

// Sizes: B sequences, T steps, G heads, d numbers a head, J = ⌈d/8⌉ blocks of them, P = 8 ⌊d/8 + 1⌋ with room for one more.
// *Rows* are what the steps hold of q, k, v - S k ..., [T+2][G][P]: row t+1 is step t, the first and the last are zero.
// A *memory* is the matrix S of a head, or its gradient, in blocks: [J][d][8], for each key column eight value rows, or
// the other way round. Each is written once and read twice a step, or written twice and read once: the whole arithmetic.

/** Bytes of the rows of T steps. */
export function rowsBytes(T: i32, G: i32, d: i32): i32 {
  return (T + 2) * G * padded(d);
}

/** Bytes of the P numbers in which a head's vector lies. */
export function padded(d: i32): i32 {
  return ((d + 8) & ~7) * 4;
}

/** S[n] += a[n] u[8] for n < d; then y[8] = Σ q[n] S[n] and r[8] = Σ p[n] S[n]. */
function writeRead(S: usize, d: i32, a: usize, u: usize, q: usize, y: usize, p: usize, r: usize): void {
  const u0 = v128.load(u), u1 = v128.load(u, 16);
  let y0 = f32x4.splat(0), y1 = y0, r0 = y0, r1 = y0;
  for (const end = S + d * 32; S < end; S += 32, a += 4, q += 4, p += 4) {
    const x = v128.load_splat<f32>(a);
    const s0 = madd(x, u0, v128.load(S)), s1 = madd(x, u1, v128.load(S, 16));
    v128.store(S, s0);
    v128.store(S, s1, 16);
    const x1 = v128.load_splat<f32>(q), x2 = v128.load_splat<f32>(p);
    y0 = madd(x1, s0, y0);
    y1 = madd(x1, s1, y1);
    r0 = madd(x2, s0, r0);
    r1 = madd(x2, s1, r1);
  }
  v128.store(y, y0);
  v128.store(y, y1, 16);
  v128.store(r, r0);
  v128.store(r, r1, 16);
}

/** S[n] += a[n] u[8] + b[n] w[8] for n < d; then y[8] = Σ q[n] S[n]. */
function writeWriteRead(S: usize, d: i32, a: usize, u: usize, b: usize, w: usize, q: usize, y: usize): void {
  const u0 = v128.load(u), u1 = v128.load(u, 16), w0 = v128.load(w), w1 = v128.load(w, 16);
  let y0 = f32x4.splat(0), y1 = y0;
  for (const end = S + d * 32; S < end; S += 32, a += 4, b += 4, q += 4) {
    const x = v128.load_splat<f32>(a), x1 = v128.load_splat<f32>(b), x2 = v128.load_splat<f32>(q);
    const s0 = madd(x1, w0, madd(x, u0, v128.load(S))), s1 = madd(x1, w1, madd(x, u1, v128.load(S, 16)));
    v128.store(S, s0);
    v128.store(S, s1, 16);
    y0 = madd(x2, s0, y0);
    y1 = madd(x2, s1, y1);
  }
  v128.store(y, y0);
  v128.store(y, y1, 16);
}

/** Σ a b over J blocks of eight. */
function dot(a: usize, b: usize, J: i32): f32 {
  let s0 = f32x4.splat(0), s1 = s0;
  for (const end = a + J * 32; a < end; a += 32, b += 32) {
    s0 = madd(v128.load(a), v128.load(b), s0);
    s1 = madd(v128.load(a, 16), v128.load(b, 16), s1);
  }
  const s = f32x4.add(s0, s1);
  return f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1) + (f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3));
}

/** x[J][8] = (x + a y) b. */
function mix(x: usize, J: i32, a: f32, y: usize, b: f32): void {
  const a4 = f32x4.splat(a), b4 = f32x4.splat(b);
  for (const end = x + J * 32; x < end; x += 16, y += 16) v128.store(x, f32x4.mul(b4, madd(a4, v128.load(y), v128.load(x))));
}

/** d numbers, and zeros up to a whole block. */
function take(x: usize, d: i32, to: usize): void {
  const last = to + (d - 1 & ~7) * 4;
  v128.store(last, f32x4.splat(0));
  v128.store(last, f32x4.splat(0), 16);
  copy(to, x, d);
}

/** One over the length of J blocks, which is never taken for less than 0.001: a vector of zeros stays one. */
function perLength(x: usize, J: i32): f32 {
  return 1 / sqrt<f32>(dot(x, x, J) + 1e-6);
}

/** A query or key as memories want it: of length 1, or elu + 1 of each number, and zeros up to a whole block. */
function map(k: usize, isUnit: bool, x: usize, d: i32, to: usize): void {
  const J = blocksOf(d), end = to + J * 32;
  take(x, d, to);
  if (isUnit) return mix(to, J, 0, to, perLength(to, J));
  for (let at = to; at < end; at += 16) {
    const x4 = v128.load(at);
    v128.store(at, v128.bitselect(f32x4.add(x4, ones(k)), exp(k, x4), f32x4.gt(x4, f32x4.splat(0))));
  }
  for (let at = to + d * 4; at < end; at += 4) f32.store(at, 0);
}

/** The gradient dx[d] of x from that of y, what `map` made of it; dy is overwritten. */
function mapBack(k: usize, isUnit: bool, x: usize, d: i32, y: usize, dy: usize, dx: usize, spare: usize): void {
  const J = blocksOf(d);
  if (isUnit) {
    take(x, d, spare);
    mix(dy, J, -dot(y, dy, J), y, perLength(spare, J));
  } else {
    for (const end = dy + J * 32; dy < end; dy += 16, y += 16) {
      v128.store(dy, f32x4.mul(v128.load(dy), f32x4.min(v128.load(y), ones(k))));
    }
    dy -= J * 32;
  }
  copy(dx, dy, d);
}

/** Bytes of the tape: rows of q, of k and of v - S k, and by what each output was multiplied. */
export function tapeBytes(B: i32, T: i32, G: i32, d: i32): i32 {
  return B * (3 * rowsBytes(T, G, d) + T * G * 4);
}

/** Bytes of scratch for `forward`: a tape of one sequence, rows of beta (v - S k), memories, z and two blocks. */
export function forwardBytes(T: i32, G: i32, d: i32): i32 {
  return tapeBytes(1, T, G, d) + rowsBytes(T, G, d) + G * (blocksOf(d) * d * 32 + padded(d)) + 64;
}

/**
 * y [B,T,G,d] and the last S [B,G,d,d] and z [B,G,d] from q, k, v [B,T,G,d], beta [B,T,G] and the first S and z. Without
 * beta what is written is all of v. Without z nothing is normalized.
 */
export function forward(
  B: i32, T: i32, G: i32, d: i32, q: usize, k: usize, v: usize, beta: usize, S0: usize, z0: usize,
  y: usize, S: usize, z: usize, tape: usize, scratch: usize,
): void {
  const J = blocksOf(d), size = d * 4, apart = d * 32, rows = rowsBytes(T, G, d), kept = tapeBytes(1, T, G, d);
  const own = scratch + kept, memories = own + rows, sums = memories + G * J * apart, spare = sums + G * padded(d);
  for (let b = 0; b < B; ++b) {
    for (let g = 0; g < G; ++g) {
      packRows(S0 + (b * G + g) * d * size, 1, d, d, memories + g * J * apart, apart, 1, 0);
      if (z0) take(z0 + (b * G + g) * size, d, sums + g * padded(d));
    }
    const n = b * T * G;
    along(T, G, d, q + n * size, k + n * size, v + n * size, beta ? beta + n * 4 : 0, z0 ? sums : 0, memories,
      y + n * size, tape ? tape + b * kept : scratch, own, spare);
    for (let g = 0; g < G; ++g) {
      unpackRows(memories + g * J * apart, d, 0, 1, d, d, S + (b * G + g) * d * size);
      if (z0) copy(z + (b * G + g) * size, sums + g * padded(d), d);
    }
  }
}

/** The same of one sequence, whose memories and sums z are changed; `written` are rows. */
export function along(
  T: i32, G: i32, d: i32, q: usize, k: usize, v: usize, beta: usize, z: usize, memories: usize,
  y: usize, tape: usize, written: usize, spare: usize,
): void {
  const c = constants();
  const J = blocksOf(d), P = padded(d), step = G * P, rows = rowsBytes(T, G, d);
  const queries = tape, keys = queries + rows, errors = keys + rows, scales = errors + rows;
  memory.fill(queries, 0, step);
  memory.fill(keys, 0, step);
  memory.fill(written, 0, step);
  memory.fill(keys + rows - step, 0, step);
  // What a step writes is written, and what it reads is read, on the way to what the next one would have read.
  for (let t = 0; t <= T; ++t) {
    for (let g = 0; g < G; ++g) {
      const here = t * step + g * P, next = here + step;
      const at = t * G + g, vector = at * d * 4, share: f32 = beta && t < T ? f32.load(beta + at * 4) : 1;
      if (t < T) {
        map(c, beta != 0, q + vector, d, queries + next);
        map(c, beta != 0, k + vector, d, keys + next);
        let scale: f32 = 1;
        if (z) {
          mix(z + g * P, J, 1, keys + next, 1);
          scale = 1 / dot(queries + next, z + g * P, J);
        }
        f32.store(scales + at * 4, scale);
      }
      for (let j = 0; j < J; ++j) {
        const block = j * 32, count = min(8, d - 8 * j);
        writeRead(memories + (g * J + j) * d * 32, d, keys + here, written + here + block, queries + here, spare, keys + next, spare + 32);
        if (t > 0) {
          mix(spare, 1, 0, spare, f32.load(scales + (at - G) * 4));
          copy(y + vector - G * d * 4 + block, spare, count);
        }
        if (t < T) {
          take(v + vector + block, count, spare);
          if (beta) mix(spare, 1, -1, spare + 32, 1);
          copy(errors + next + block, spare, 8);
          mix(spare, 1, 0, spare, share);
          copy(written + next + block, spare, 8);
        }
      }
    }
  }
}

/**
 * Bytes of scratch for `backward`: rows of what was written and of three gradients, three memories with a row
 * for z, and three vectors.
 */
export function backwardBytes(T: i32, G: i32, d: i32): i32 {
  return 4 * rowsBytes(T, G, d) + 3 * G * blocksOf(d) * (d + 1) * 32 + 3 * padded(d);
}

/** The gradients of all that `forward` read, from those of what it wrote, 0 for none. */
export function backward(
  B: i32, T: i32, G: i32, d: i32, q: usize, k: usize, v: usize, beta: usize, S0: usize, z0: usize,
  y: usize, tape: usize, dy: usize, dS: usize, dz: usize,
  dq: usize, dk: usize, dv: usize, dbeta: usize, dS0: usize, dz0: usize, scratch: usize,
): void {
  const c = constants();
  const J = blocksOf(d), P = padded(d), size = d * 4, step = G * P, rows = rowsBytes(T, G, d), kept = tapeBytes(1, T, G, d);
  // z is a row more of a matrix that has keys side by side: what is written there is 1.
  const D = d + (z0 ? 1 : 0), apart = D * 32, room = G * J * apart;
  const written = scratch, shown = written + rows, corrected = shown + rows, dkeys = corrected + rows;
  const byValue = dkeys + rows, byKey = byValue + room, memories = byKey + room;
  const du = memories + room, one = du + P, other = one + P;
  memory.fill(corrected, 0, rows);
  memory.fill(written, 0, step);
  memory.fill(shown, 0, step);
  for (let b = 0; b < B; ++b) {
    const n = b * T * G, queries = tape + b * kept, keys = queries + rows, errors = keys + rows, scales = errors + rows;
    for (let i = 0; i < T * G; ++i) {
      const row = step + i * P, vector = (n + i) * size;
      memory.copy(written + row, errors + row, P);
      if (beta) mix(written + row, J, 0, written + row, f32.load(beta + (n + i) * 4));
      memory.fill(shown + row, 0, P);
      if (dy) take(dy + vector, d, shown + row);
      let slope: f32 = 0;
      if (z0) {
        const scale = f32.load(scales + i * 4);
        take(y + vector, d, one);
        slope = -scale * dot(shown + row, one, J);
        mix(shown + row, J, 0, shown + row, scale);
      }
      f32.store(shown + row + size, slope);
      f32.store(written + row + size, 1);
    }
    memory.fill(byValue, 0, 2 * room);
    for (let g = 0; g < G; ++g) {
      const matrix = (b * G + g) * d * size, vector = (b * G + g) * size, to = g * J * apart;
      if (dS) {
        packRows(dS + matrix, 1, d, d, byValue + to, d * 32, 1, 0);
        packColumns(dS + matrix, d, d, byKey + to, apart);
      }
      packColumns(S0 + matrix, d, d, memories + to, apart);
      if (z0) {
        packColumns(z0 + vector, 1, d, memories + to + d * 32, apart);
        if (dz) packColumns(dz + vector, 1, d, byKey + to + d * 32, apart);
      }
    }
    // Back through what the memories held: what the loss asks of each value and key that was written.
    for (let t = T; t >= 0; --t) {
      for (let g = 0; g < G; ++g) {
        const here = t * step + g * P, next = here + step, at = n + (t - 1) * G + g;
        for (let j = 0; j < J; ++j) {
          const block = j * 32;
          writeWriteRead(byValue + g * J * apart + j * d * 32, d, keys + next, corrected + next + block,
            queries + here, shown + here + block, keys + here, du + block);
        }
        if (t > 0) {
          const share: f32 = beta ? f32.load(beta + at * 4) : 1;
          if (beta) {
            f32.store(dbeta + at * 4, dot(du, errors + here, J));
            memory.copy(corrected + here, du, P);
            mix(corrected + here, J, 0, du, -share);
            f32.store(corrected + here + size, 0);
          }
          mix(du, J, 0, du, share);
          copy(dv + at * size, du, d);
        }
        for (let j = 0; j < J; ++j) {
          const block = j * 32;
          writeWriteRead(byKey + (g * J + j) * apart, D, corrected + next, keys + next + block,
            shown + here, queries + here + block, written + here, dkeys + here + block);
        }
      }
    }
    for (let g = 0; g < G; ++g) {
      unpackRows(byValue + g * J * apart, d, 0, 1, d, d, dS0 + (b * G + g) * d * size);
      if (z0) {
        for (let j = 0; j < J; ++j) {
          copy(dz0 + ((b * G + g) * d + j * 8) * 4, byKey + (g * J + j) * apart + d * 32, min(8, d - 8 * j));
        }
      }
    }
    // Forward once more, through what the memories held themselves: the rest of the gradients of keys, and those of queries.
    for (let t = 0; t <= T; ++t) {
      for (let g = 0; g < G; ++g) {
        const here = t * step + g * P, next = here + step, vector = (n + t * G + g) * size, before = vector - G * size;
        for (let j = 0; j < J; ++j) {
          const block = j * 32;
          writeRead(memories + (g * J + j) * apart, D, written + here, keys + here + block,
            shown + here, one + block, corrected + next, other + block);
        }
        if (t > 0) mapBack(c, beta != 0, q + before, d, queries + here, one, dq + before, du);
        if (t < T) {
          mix(dkeys + next, J, 1, other, 1);
          mapBack(c, beta != 0, k + vector, d, keys + next, dkeys + next, dk + vector, du);
        }
      }
    }
  }
}
