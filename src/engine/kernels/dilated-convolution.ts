/** Causal convolution with gaps between its taps, forward and backward. The equation: src/models/tcn/layer.ts. */
import { accumulate, multiply, PACKED } from '../simd/matrix';
import { blocksOf, fromBlocks, packColumns, packRows, readable, startRows, sumPanels, unpackRows } from '../simd/packing';
import { rectify, unrectify } from '../simd/rectify';

// Tap j of a sequence is one matrix product: the rows of x up to T - j·dilation, added to those of y from j·dilation on.

/** How many steps have a tap `lag` steps back. */
// @ts-ignore: decorator
@inline
function reach(T: i32, lag: i32): i32 {
  return max(0, T - lag);
}

/** Bytes of scratch for `dilatedConvolutionForward`: the panels of W, a block of sums, a bias. */
export function dilatedConvolutionForwardBytes(_: i32, T: i32, D: i32, K: i32, H: i32): i32 {
  return (K * blocksOf(H) * D + T + 1) * 32;
}

/** y [B,T,H] = Σ_j W_j x_{t - j·dilation} + b, or relu of it, for x [B,T,D], W [K,H,D], its first tap for the present, and b [H]. */
export function dilatedConvolutionForward(
  B: i32, T: i32, D: i32, K: i32, H: i32, dilation: i32, rectifies: i32, x: usize, W: usize, b: usize, y: usize, _: usize, scratch: usize,
): void {
  const J = blocksOf(H), apart = D * 32, taps = J * apart, sums = scratch + K * taps, bias = sums + T * 32;
  for (let j = 0; j < K; ++j) packRows(W + j * H * D * 4, 1, H, D, scratch + j * taps, apart, 1, 0);
  for (let s = 0; s < B; ++s, x += T * D * 4, y += T * H * 4) {
    for (let block = 0; block < J; ++block) {
      // Whole blocks are summed where they belong.
      const count = H - 8 * block, to = y + block * 32, line = count < 8 ? 32 : H * 4, at = count < 8 ? sums : to;
      startRows(readable(b + block * 32, count, bias), T, at, line);
      for (let j = 0, lag = 0; j < K; ++j, lag += dilation) {
        multiply(x, D * 4, 4, reach(T, lag), D, scratch + j * taps + block * apart, 32, at + lag * line, line);
      }
      if (rectifies) rectify(at, T, line);
      if (at != to) fromBlocks(sums, T, count, to, H * 4);
    }
  }
}

/** Bytes of scratch for `dilatedConvolutionBackward`. */
export function dilatedConvolutionBackwardBytes(_: i32, T: i32, D: i32, K: i32, H: i32): i32 {
  const J = blocksOf(H), I = blocksOf(D);
  return (K * I * H + T + 2 * J * T + K * J * D) * 32 + PACKED + 64;
}

/** The gradients of x, 0 where nobody asked for it, W and b from that of y. */
export function dilatedConvolutionBackward(
  B: i32, T: i32, D: i32, K: i32, H: i32, dilation: i32, rectifies: i32, x: usize, W: usize, b: usize, y: usize, _: usize, grads: usize,
  dx: usize, dW: usize, db: usize, scratch: usize,
): void {
  const J = blocksOf(H), I = blocksOf(D), taps = I * H * 32, sums = scratch + K * taps, panels = sums + T * 32, apart = T * 32;
  const blocks = panels + J * apart, each = J * D * 32, packed = blocks + K * each, spare = packed + PACKED, open = spare + 32;
  if (dx) for (let j = 0; j < K; ++j) packColumns(W + j * H * D * 4, H, D, scratch + j * taps, H * 32);
  memory.fill(blocks, 0, K * each);
  memory.fill(db, 0, H * 4);
  for (let s = 0; s < B; ++s, x += T * D * 4, y += T * H * 4, grads += T * H * 4) {
    let dy = grads;
    if (rectifies) {
      unrectify(T * H, y, grads, open);
      dy = open;
    }
    packColumns(dy, T, H, panels, apart);
    sumPanels(panels, apart, T, H, db, spare);
    for (let j = 0, lag = 0; j < K; ++j, lag += dilation) {
      accumulate(x, D * 4, D, reach(T, lag), panels + lag * 32, apart, J, blocks + j * each, D * 32, packed);
    }
    if (!dx) continue;
    for (let block = 0; block < I; ++block) {
      const count = D - 8 * block, to = dx + block * 32, line = count < 8 ? 32 : D * 4, at = count < 8 ? sums : to;
      startRows(0, T, at, line);
      for (let j = 0, lag = 0; j < K; ++j, lag += dilation) {
        multiply(dy + lag * H * 4, H * 4, 4, reach(T, lag), H, scratch + j * taps + block * H * 32, 32, at, line);
      }
      if (at != to) fromBlocks(sums, T, count, to, D * 4);
    }
    dx += T * D * 4;
  }
  for (let j = 0; j < K; ++j) unpackRows(blocks + j * each, D, 0, 1, H, D, dW + j * H * D * 4);
}
