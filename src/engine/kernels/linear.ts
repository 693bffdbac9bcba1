/** W x + b for many vectors x, forward and backward. The equation: src/models/parts/linear.ts. */
import { accumulate, DEPTH, multiply, PACKED } from '../simd/matrix';
import { blocksOf, fromBlocks, packColumns, packRows, sumPanels, unpackRows } from '../simd/packing';

/** How many vectors go through all panels before the next: with their sums they stay in the nearest cache. */
const ROWS: i32 = 48;

/** Bytes from one panel to the next: it has K rows, and before them what is to be added, eight of the biases. */
function panelBytes(K: i32): i32 {
  return (K + 1) * 32;
}

/** Rows [rows,H] of `to` = A [rows,K] · panels, with what they have to be added. Rows of A and of `to` lie together. */
function product(a: usize, rows: i32, K: i32, panel: usize, H: i32, to: usize, sums: usize): void {
  for (let j = 0; j < H; j += 8, panel += panelBytes(K), to += 32) {
    // Whole blocks are summed where they belong.
    const isWhole = H - j >= 8;
    multiply(a, K * 4, 4, rows, K, panel + 32, 32, isWhole ? to : sums, isWhole ? H * 4 : 32, panel);
    if (!isWhole) fromBlocks(sums, rows, H - j, to, H * 4);
  }
}

/** Bytes of scratch for `linearForward`: the panels of W and b, and the sums of a group of vectors. */
export function linearForwardBytes(N: i32, D: i32, H: i32): i32 {
  return blocksOf(H) * panelBytes(D) + ROWS * 32;
}

/** y [N,H] = x [N,D] Wᵀ + b, for W [H,D] and b [H], 0 for none. */
export function linearForward(N: i32, D: i32, H: i32, x: usize, W: usize, b: usize, y: usize, _: usize, scratch: usize): void {
  const apart = panelBytes(D), sums = scratch + blocksOf(H) * apart;
  memory.fill(scratch, 0, sums - scratch);
  if (b) packRows(b, 1, H, 1, scratch, apart, 1, 0);
  packRows(W, 1, H, D, scratch + 32, apart, 1, 0);
  for (let n = 0; n < N; n += ROWS) product(x + n * D * 4, min(ROWS, N - n), D, scratch, H, y + n * H * 4, sums);
}

/** Bytes of scratch for `linearBackward`. */
export function linearBackwardBytes(_: i32, D: i32, H: i32): i32 {
  const J = blocksOf(H), I = blocksOf(D);
  return I * panelBytes(H) + ROWS * 32 + J * DEPTH * 32 + J * D * 32 + PACKED + 64;
}

/** The gradients of x (unless its address is 0), W and b (unless there is none) from that of y. */
export function linearBackward(
  N: i32, D: i32, H: i32, x: usize, W: usize, b: usize, y: usize, _: usize, dy: usize, dx: usize, dW: usize, db: usize, scratch: usize,
): void {
  const J = blocksOf(H), I = blocksOf(D), apart: i32 = DEPTH * 32;
  const panelsW = scratch, sums = panelsW + I * panelBytes(H), panels = sums + ROWS * 32, blocks = panels + J * apart;
  const packed = blocks + J * D * 32, spare = packed + PACKED;
  if (dx) {
    memory.fill(panelsW, 0, sums - panelsW);
    packColumns(W, H, D, panelsW + 32, panelBytes(H));
    for (let n = 0; n < N; n += ROWS) product(dy + n * H * 4, min(ROWS, N - n), H, panelsW, D, dx + n * D * 4, sums);
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
