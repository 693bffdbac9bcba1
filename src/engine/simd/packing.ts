/** Matrices to panels and blocks of eight columns and back, so that products find their operands in the order of use. */

/** How many blocks of eight hold n columns. */
export function blocksOf(n: i32): i32 {
  return (n + 7) >> 3;
}

/** Eight numbers: `count` from `source`, then zeros, by way of `spare`. Reads nothing beyond them. */
export function readable(source: usize, count: i32, spare: usize): usize {
  if (count >= 8) return source;
  for (let k = 0; k < 8; ++k) f32.store(spare + k * 4, k < count ? f32.load(source + k * 4) : 0);
  return spare;
}

/** Copies `count` numbers, a few; the instruction for it is made for many. */
export function copy(target: usize, source: usize, count: i32): void {
  let at: usize = 0;
  const bytes = <usize>count * 4;
  for (; at + 32 <= bytes; at += 32) {
    v128.store(target + at, v128.load(source + at));
    v128.store(target + at, v128.load(source + at, 16), 16);
  }
  for (; at < bytes; at += 4) f32.store(target + at, f32.load(source + at));
}

/** Copies B rows of `count` numbers; `to` and `from` are the bytes from one row to the next. */
export function copyRows(target: usize, to: i32, source: usize, from: i32, B: i32, count: i32): void {
  for (let b = 0; b < B; ++b) copy(target + b * to, source + b * from, count);
}

/**
 * A weight matrix into panels of its transposed: gate g's row u of `W` [G·H,K] becomes column u%8 of the slot
 * `first`+g of panel u/8. A panel's row holds `slots` times eight numbers; panels are `apart` bytes apart. Columns
 * beyond H are zero.
 */
export function packRows(
  W: usize, G: i32, H: i32, K: i32, panels: usize, apart: i32, slots: i32, first: i32,
): void {
  for (let u = 0; u < ((H + 7) & ~7); ++u) {
    for (let g = 0; g < G; ++g) {
      let target = panels + (u >> 3) * apart + (first + g) * 32 + (u & 7) * 4;
      let source = W + (g * H + u) * K * 4;
      for (let k = 0; k < K; ++k, target += slots * 32, source += 4) f32.store(target, u < H ? f32.load(source) : 0);
    }
  }
}

/** `W` [K,N] into panels [N/8][K][8]; columns beyond N are zero. Panels are `apart` bytes apart. */
export function packColumns(W: usize, K: i32, N: i32, panels: usize, apart: i32): void {
  for (let n = 0; n < N; n += 8, panels += apart) {
    const count = N - n;
    for (let k = 0, source = W + n * 4, target = panels; k < K; ++k, source += N * 4, target += 32) {
      if (count < 8) readable(source, count, target);
      else {
        v128.store(target, v128.load(source));
        v128.store(target, v128.load(source, 16), 16);
      }
    }
  }
}

/**
 * Out of blocks [G][H/8][M][8] a weight matrix `W` [G·H,K]: its row u of gate g is column u%8 of the gate's block u/8,
 * from the block's row `skip` on.
 */
export function unpackRows(blocks: usize, M: i32, skip: i32, G: i32, H: i32, K: i32, W: usize): void {
  for (let g = 0; g < G; ++g) {
    for (let u = 0; u < H; ++u) {
      let source = blocks + ((g * blocksOf(H) + (u >> 3)) * M + skip) * 32 + (u & 7) * 4;
      for (let k = 0; k < K; ++k, source += 32, W += 4) f32.store(W, f32.load(source));
    }
  }
}

/** sums[N] += the sums over the rows of panels [N/8][K][8], which are `apart` bytes apart. */
export function sumPanels(panels: usize, apart: i32, K: i32, N: i32, sums: usize, spare: usize): void {
  for (let n = 0; n < N; n += 8, panels += apart) {
    const count = min(8, N - n);
    let s0 = f32x4.splat(0), s1 = f32x4.splat(0);
    for (let at = panels, end = panels + K * 32; at < end; at += 32) {
      s0 = f32x4.add(s0, v128.load(at));
      s1 = f32x4.add(s1, v128.load(at, 16));
    }
    v128.store(spare, s0);
    v128.store(spare, s1, 16);
    for (let k = 0, sum = sums + n * 4; k < count; ++k, sum += 4) f32.store(sum, f32.load(sum) + f32.load(spare + k * 4));
  }
}

/** A matrix [B,N] into blocks [N/8][B][8], zero beyond N. */
export function toBlocks(matrix: usize, B: i32, N: i32, blocks: usize): void {
  packColumns(matrix, B, N, blocks, B * 32);
}

/** The same, or zeros where the address of the matrix is 0. */
export function zeroOrBlocks(matrix: usize, B: i32, N: i32, blocks: usize): void {
  if (matrix) toBlocks(matrix, B, N, blocks);
  else memory.fill(blocks, 0, blocksOf(N) * B * 32);
}

/** `rows` of eight numbers each, `line` bytes apart: those at `source`, or zeros where that is 0. */
export function startRows(source: usize, rows: i32, target: usize, line: i32): void {
  let low = f32x4.splat(0), high = low;
  if (source) {
    low = v128.load(source);
    high = v128.load(source, 16);
  }
  for (; rows > 0; --rows, target += line) {
    v128.store(target, low);
    v128.store(target, high, 16);
  }
}

/** Blocks [N/8][B][8] into a matrix of rows `row` bytes apart. */
export function fromBlocks(blocks: usize, B: i32, N: i32, matrix: usize, row: i32): void {
  for (let n = 0; n < N; n += 8, blocks += B * 32) copyRows(matrix + n * 4, row, blocks, 32, B, min(8, N - n));
}

/**
 * Packs W [GH,D], U [GH,H] and b [GH], G gates in their order, for the forward pass: panels [J][K][G][8], of U and then of W,
 * and biases [J][G][8].
 */
export function packLayer(G: i32, D: i32, H: i32, W: usize, U: usize, b: usize, packed: usize): void {
  const line = G * 32, apart = (H + D) * line;
  packRows(U, G, H, H, packed, apart, G, 0);
  packRows(W, G, H, D, packed + H * line, apart, G, 0);
  packRows(b, G, H, 1, packed + blocksOf(H) * apart, line, G, 0);
}

/** Packs W [GH,D] and U [GH,H] for the backward pass. */
export function packBackward(G: i32, D: i32, H: i32, W: usize, U: usize, tape: usize): void {
  const N = G * H;
  packColumns(U, N, H, tape, N * 32);
  packColumns(W, N, D, tape + blocksOf(H) * N * 32, N * 32);
}

/** The gradients of W [GH,D] and U [GH,H] from blocks [GJ][K][8], of U and then of W. */
export function unpackLayer(G: i32, D: i32, H: i32, blocks: usize, dW: usize, dU: usize): void {
  unpackRows(blocks, H + D, 0, G, H, H, dU);
  unpackRows(blocks, H + D, H, G, H, D, dW);
}
