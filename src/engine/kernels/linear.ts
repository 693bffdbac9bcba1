/** W x + b for many vectors x, forward and backward. The equation: src/cells/linear.ts. */
import { accumulate, DEPTH, multiply, PACKED } from '../simd/matrix';
import { blocksOf, copy, fromBlocks, packColumns, packRows, sumPanels, unpackRows } from '../simd/packing';

/** How many vectors go through all panels before the next: with their sums they stay in the nearest cache. */
const ROWS: i32 = 48;

/** Bytes of scratch for `linearForward`: the panels of W, a panel's biases, and the sums of a group of vectors. */
export function linearForwardBytes(N: i32, D: i32, H: i32): i32 {
  return blocksOf(H) * D * 32 + 32 + ROWS * 32;
}

/** y [N,H] = x [N,D] Wᵀ + b, for W [H,D] and b [H], 0 for none. */
export function linearForward(N: i32, D: i32, H: i32, x: usize, W: usize, b: usize, y: usize, _: usize, scratch: usize): void {
  const J = blocksOf(H), apart = D * 32, bias = scratch + J * apart, sums = bias + 32;
  packRows(W, 1, H, D, scratch, apart, 1, 0);
  for (let n = 0; n < N; n += ROWS) {
    const rows = min(ROWS, N - n);
    for (let j = 0; j < J; ++j) {
      memory.fill(bias, 0, 32);
      if (b) copy(bias, b + j * 32, min(8, H - 8 * j));
      for (let r = 0; r < rows; ++r) copy(sums + r * 32, bias, 8);
      multiply(x + n * D * 4, D * 4, 4, rows, D, scratch + j * apart, 32, sums);
      fromBlocks(sums, rows, min(8, H - 8 * j), y + (n * H + j * 8) * 4, H * 4);
    }
  }
}

/** Bytes of scratch for `linearBackward`. */
export function linearBackwardBytes(_: i32, D: i32, H: i32): i32 {
  const J = blocksOf(H), I = blocksOf(D);
  return I * H * 32 + ROWS * 32 + J * DEPTH * 32 + J * D * 32 + PACKED + 64;
}

/** The gradients of x (unless its address is 0), W and b (unless there is none) from that of y. */
export function linearBackward(
  N: i32, D: i32, H: i32, x: usize, W: usize, b: usize, y: usize, _: usize, dy: usize, dx: usize, dW: usize, db: usize, scratch: usize,
): void {
  const J = blocksOf(H), I = blocksOf(D), apart: i32 = DEPTH * 32;
  const panelsW = scratch, sums = panelsW + I * H * 32, panels = sums + ROWS * 32, blocks = panels + J * apart;
  const packed = blocks + J * D * 32, spare = packed + PACKED;
  if (dx) {
    packColumns(W, H, D, panelsW, H * 32);
    for (let n = 0; n < N; n += ROWS) {
      const rows = min(ROWS, N - n);
      for (let i = 0; i < I; ++i) {
        memory.fill(sums, 0, rows * 32);
        multiply(dy + n * H * 4, H * 4, 4, rows, H, panelsW + i * H * 32, 32, sums);
        fromBlocks(sums, rows, min(8, D - 8 * i), dx + (n * D + i * 8) * 4, D * 4);
      }
    }
  }
  memory.fill(blocks, 0, J * D * 32);
  if (db) memory.fill(db, 0, H * 4);
  for (let n = 0; n < N; n += DEPTH) {
    const depth = min(DEPTH, N - n);
    packColumns(dy + n * H * 4, depth, H, panels, apart);
    accumulate(x + n * D * 4, D * 4, D, depth, panels, apart, J, blocks, D * 32, packed);
    if (db) sumPanels(panels, apart, depth, H, db, spare);
  }
  unpackRows(blocks, D, 0, 1, H, D, dW);
}
