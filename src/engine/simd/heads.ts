/**
 * The delta rule, which has a beta, and linear attention, which has a z instead: whole sequences, forward and backward. The
 * equations: src/models/deltanet/cell.ts and src/models/linear-attention/cell.ts.
 */
import { constants } from './functions';
import { addTo, dot, map, mapBack, put, scaleTo, step, sweep } from './fast-weights';
import { blocksOf, packColumns, packRows, unpackRows } from './packing';

// Sizes: B sequences, T steps, G heads of d numbers each, J = ⌈d/8⌉ blocks of them. *Rows* are what the steps of a head have
// of a vector, [T+2][P] with P = 8 ⌊d/8 + 1⌋, room for one number more: row t+1 is step t's. The tape holds for each head
// rows of φ(q), of φ(k) and of v (less S k, where there is a beta), and by what each y was multiplied.

/** Bytes from a row to the next. */
export function rowBytes(d: i32): i32 {
  return ((d + 8) & ~7) * 4;
}

function rowsBytes(T: i32, d: i32): i32 {
  return (T + 2) * rowBytes(d);
}

/** D: n columns, and as many zeros as make it a multiple of four. */
function columnsOf(n: i32): i32 {
  return (n + 3) & ~3;
}

/** Bytes of a memory, of which n columns are not zero. */
export function memoryBytes(d: i32, n: i32): i32 {
  return blocksOf(d) * columnsOf(n) * 32;
}

/** Bytes of the tape of one head. */
export function tapeBytes(T: i32, d: i32): i32 {
  return 3 * rowsBytes(T, d) + T * 4;
}

/** Bytes of scratch for `head`: rows of what is written and of what is read, a memory and a block. */
export function headBytes(T: i32, d: i32): i32 {
  return 2 * rowsBytes(T, d) + memoryBytes(d, d) + 32;
}

/** Bytes of scratch for `forward`: a tape, what `head` wants, a memory and z. */
export function forwardBytes(T: i32, d: i32): i32 {
  return tapeBytes(T, d) + headBytes(T, d) + memoryBytes(d, d) + rowBytes(d);
}

/** y [B,T,G,d] and the last S [B,G,d,d] and z [B,G,d] from q, k, v [B,T,G,d], and beta [B,T,G] or 0, and the first S and z. */
export function forward(
  B: i32, T: i32, G: i32, d: i32, q: usize, k: usize, v: usize, beta: usize, S0: usize, z0: usize,
  y: usize, S: usize, z: usize, tape: usize, scratch: usize,
): void {
  const size = d * 4, kept = tapeBytes(T, d);
  const own = scratch + kept, memory = own + headBytes(T, d), sums = memory + memoryBytes(d, d);
  for (let n = 0; n < B * G; ++n) {
    const at = n / G * T * G + n % G, first = at * size, to = tape ? tape + n * kept : scratch;
    rowsInto(S0 + n * d * size, d, memory);
    if (!beta) put(sums, z0 + n * size, d, true);
    head(T, d, G, q + first, k + first, v + first, beta ? beta + at * 4 : 0, memory, sums, y + first, to, own);
    unpackRows(memory, columnsOf(d), 0, 1, d, d, S + n * d * size);
    if (!beta) put(z + n * size, sums, d, false);
  }
}

/** A matrix [d,d], 0 for zeros, into a memory. */
function rowsInto(matrix: usize, d: i32, S: usize): void {
  memory.fill(S, 0, memoryBytes(d, d));
  if (matrix) packRows(matrix, 1, d, d, S, columnsOf(d) * 32, 1, 0);
}

/** One of G heads, whose S (a memory) and z are changed. */
export function head(
  T: i32, d: i32, G: i32, q: usize, k: usize, v: usize, beta: usize, S: usize, z: usize, y: usize, tape: usize, scratch: usize,
): void {
  const c = constants();
  const J = blocksOf(d), D = columnsOf(d), row = rowBytes(d), rows = rowsBytes(T, d), apart = G * d * 4;
  const queries = tape + row, keys = queries + rows, values = keys + rows, scales = values + rows - row;
  const written = scratch + row, shown = written + rows, changed = shown + rows - row, spare = changed + memoryBytes(d, d);
  for (let t = 0; t < T; ++t) {
    const at = t * row, vector = t * apart;
    map(c, beta != 0, q + vector, d, queries + at);
    map(c, beta != 0, k + vector, d, keys + at);
    put(values + at, v + vector, d, true);
    let scale: f32 = 1;
    if (!beta) {
      addTo(z, J, 1, keys + at);
      scale = 1 / dot(queries + at, z, d);
    }
    f32.store(scales + t * 4, scale);
  }
  if (beta) {
    memory.fill(keys - row, 0, row);
    memory.fill(keys + T * row, 0, row);
    memory.fill(written - row, 0, row);
    memory.copy(changed, S, memoryBytes(d, d));
    // What a step writes is written on the way to what the next one corrects.
    for (let t = 0; t < T; ++t) {
      for (let j = 0; j < J; ++j) {
        const at = t * row + j * 32, error = values + at;
        step(changed + j * D * 32, d, keys + (t - 1) * row, written + at - row, keys + t * row, spare, false);
        addTo(error, 1, -1, spare);
        scaleTo(written + at, 1, error, f32.load(beta + t * G * 4));
      }
    }
  }
  memory.fill(shown, 0, T * row);
  sweep(S, J, d, T, row, keys, beta ? written : values, queries, shown);
  for (let t = 0; t < T; ++t) {
    const at = shown + t * row;
    scaleTo(at, J, at, f32.load(scales + t * 4));
    put(y + t * apart, at, d, false);
  }
}

/** Bytes of scratch for `backward`: rows of five gradients and of what was written, two memories, one with z, and a vector. */
export function backwardBytes(T: i32, d: i32): i32 {
  return 6 * rowsBytes(T, d) + memoryBytes(d, d + 1) + memoryBytes(d, d) + rowBytes(d);
}

/** A matrix [d,d], turned over, into a memory of D columns, and a vector [d] into one column more; 0 for zeros. */
function columnsInto(matrix: usize, vector: usize, d: i32, D: i32, S: usize): void {
  memory.fill(S, 0, memoryBytes(d, D));
  if (matrix) packColumns(matrix, d, d, S, D * 32);
  if (vector) packColumns(vector, 1, d, S + d * 32, D * 32);
}

/** The gradients of all that `forward` read from those of what it wrote, 0 for none. */
export function backward(
  B: i32, T: i32, G: i32, d: i32, q: usize, k: usize, v: usize, beta: usize, S0: usize, z0: usize,
  y: usize, tape: usize, dy: usize, dS: usize, dz: usize,
  dq: usize, dk: usize, dv: usize, dbeta: usize, dS0: usize, dz0: usize, scratch: usize,
): void {
  const c = constants();
  const J = blocksOf(d), size = d * 4, apart = G * size, row = rowBytes(d), rows = rowsBytes(T, d), last = (T - 1) * row;
  // A memory that is turned over has z as one column more, in which the value that is written is 1.
  const N = beta ? d : d + 1, E = columnsOf(d), D = columnsOf(N);
  const dys = scratch + row, dqs = dys + rows, dks = dqs + rows, dus = dks + rows, less = dus + rows, corrections = less + rows;
  const S = corrections + rows - row, other = S + memoryBytes(d, d + 1), spare = other + memoryBytes(d, d);
  for (let n = 0; n < B * G; ++n) {
    const first = n / G * T * G + n % G, matrix = n * d * size, vector = n * size;
    const queries = tape + n * tapeBytes(T, d) + row, keys = queries + rows, values = keys + rows, scales = values + rows - row;
    const written = beta ? corrections : values;
    memory.fill(scratch, 0, 6 * rows);
    for (let t = 0; t < T; ++t) {
      const at = t * row, to = first + t * G, scale = f32.load(scales + t * 4);
      if (dy) put(dys + at, dy + to * size, d, true);
      if (beta) scaleTo(written + at, J, values + at, f32.load(beta + to * 4));
      else {
        put(spare, y + to * size, d, true);
        const grad = -scale * dot(dys + at, spare, d);
        scaleTo(dys + at, J, dys + at, scale);
        f32.store(dys + at + size, grad);
        f32.store(written + at + size, 1);
      }
    }
    // What the loss asks of each value that was written, from later ys, and from later corrections, which it made less.
    rowsInto(dS ? dS + matrix : 0, d, S);
    sweep(S, J, d, T, -row, queries + last, dys + last, keys + last, dus + last);
    if (beta) {
      memory.fill(other, 0, memoryBytes(d, d));
      for (let t = T - 1; t >= -1; --t) {
        const at = t * row, to = (first + t * G) * 4, du = dus + at;
        for (let j = 0; j < J; ++j) {
          step(other + j * E * 32, d, keys + at + row, less + at + row + j * 32, keys + at, spare, false);
          addTo(du + j * 32, 1, 1, spare);
        }
        if (t >= 0) {
          f32.store(dbeta + to, dot(du, values + at, d));
          scaleTo(less + at, J, du, -f32.load(beta + to));
        }
      }
      addTo(S, J * E, 1, other);
    }
    unpackRows(S, E, 0, 1, d, d, dS0 + matrix);
    // The same of each key, and last of each query.
    columnsInto(dS ? dS + matrix : 0, dz ? dz + vector : 0, d, D, S);
    sweep(S, J, N, T, -row, dys + last, queries + last, written + last, dks + last);
    if (beta) {
      columnsInto(0, 0, d, D, S);
      sweep(S, J, N, T, -row, less + last + row, keys + last + row, written + last, dks + last);
      columnsInto(S0 + matrix, 0, d, D, S);
      sweep(S, J, N, T, row, written - row, keys - row, less, dks);
    } else for (let j = 0; j < J; ++j) put(dz0 + vector + j * 32, S + (j * D + d) * 32, min(8, d - 8 * j), false);
    columnsInto(S0 + matrix, beta ? 0 : z0 + vector, d, D, S);
    sweep(S, J, N, T, row, written, keys, dys, dqs);
    for (let t = 0; t < T; ++t) {
      const at = t * row, to = first + t * G, vectors = to * size;
      mapBack(c, beta != 0, q + vectors, d, queries + at, dqs + at, dq + vectors, spare);
      mapBack(c, beta != 0, k + vectors, d, keys + at, dks + at, dk + vectors, spare);
      if (beta) scaleTo(dus + at, J, dus + at, f32.load(beta + to * 4));
      put(dv + vectors, dus + at, d, false);
    }
  }
}
