/** The simple recurrent network over a whole sequence, forward and backward, and its step. Equation: src/models/rnn/cell.ts. */
import { addProduct } from '../simd/affine';
import { constants, nmadd, ones, tanh, unlessVanished } from '../simd/functions';
import { multiply, PACKED } from '../simd/matrix';
import { blocksOf, copy, copyRows, fromBlocks, packBackward, packLayer, readable, startRows, unpackLayer, zeroOrBlocks } from '../simd/packing';
import { positive, shut } from '../simd/rectify';
import { stepBack, stepsAtOnce } from '../simd/through-time';

// Sizes and rows as in lstm.ts. The tape holds the panels of U and W for the backward pass and T+1 steps of rows: what
// tanh and relu gave is in the next row, and their derivatives are made of it.

const RELU = 1, IDENTITY = 2;

// @ts-ignore: decorator
@inline
function activation(variant: i32, k: usize, sum: v128): v128 {
  if (variant == IDENTITY) return sum;
  return variant == RELU ? positive(sum) : tanh(k, sum);
}

/** The gradient of the sum from that of h, which the activation made of it. */
// @ts-ignore: decorator
@inline
function back(variant: i32, k: usize, h: v128, dh: v128): v128 {
  if (variant == IDENTITY) return dh;
  return variant == RELU ? shut(h, dh) : f32x4.mul(dh, nmadd(h, h, ones(k)));
}

/** Bytes of the packed weights: panels [J][K][8] and biases [J][8]. */
export function rnnPackedBytes(D: i32, H: i32): i32 {
  return blocksOf(H) * 32 * (H + D + 1);
}

/** Packs W [H,D], U [H,H] and b [H] for `rnnForward` and `rnnSteps`. */
export function rnnPack(D: i32, H: i32, W: usize, U: usize, b: usize, packed: usize): void {
  packLayer(1, D, H, W, U, b, packed);
}

function panelsBytes(D: i32, H: i32): i32 {
  return (blocksOf(H) + blocksOf(D)) * H * 32;
}

/** Bytes of the tape of T steps. */
export function rnnTapeBytes(B: i32, T: i32, D: i32, H: i32, _: i32): i32 {
  return panelsBytes(D, H) + (T + 1) * B * (H + D) * 4;
}

/** Bytes of scratch for `rnnForward`: the packed weights, two steps of rows, sums [B][8]. */
export function rnnForwardBytes(B: i32, _T: i32, D: i32, H: i32, _: i32): i32 {
  return rnnPackedBytes(D, H) + 2 * B * (H + D) * 4 + B * 32;
}

/** y [B,T,H] and the last state from x [B,T,D] and the first, with a `tape` for `rnnBackward` or 0 in its place. */
export function rnnForward(
  B: i32, T: i32, D: i32, H: i32, variant: i32, x: usize, W: usize, U: usize, b: usize, h0: usize,
  y: usize, hT: usize, tape: usize, scratch: usize,
): void {
  const packed = scratch;
  rnnPack(D, H, W, U, b, packed);
  if (tape) packBackward(1, D, H, W, U, tape);
  scratch += rnnPackedBytes(D, H);
  const k = constants();
  const J = blocksOf(H), K = H + D, row: i32 = K * 4, step = B * row, apart = K * 32, z = scratch + 2 * step;
  const keeps = tape != 0, rows = keeps ? tape + panelsBytes(D, H) : scratch, steps: i32 = keeps ? T + 1 : 2;
  copyRows(rows, row, h0, H * 4, B, H);
  for (let t = 0; t < T; ++t) {
    const now = rows + t % steps * step, next = rows + (t + 1) % steps * step;
    copyRows(now + H * 4, row, x + t * D * 4, T * D * 4, B, D);
    for (let j = 0; j < J; ++j) {
      startRows(packed + J * apart + j * 32, B, z, 32);
      multiply(now, row, 4, B, K, packed + j * apart, 32, z);
      const count = min(8, H - 8 * j);
      for (let at = z, end = z + B * 32; at < end; at += 16) v128.store(at, activation(variant, k, v128.load(at)));
      copyRows(next + j * 32, row, z, 32, B, count);
      copyRows(y + (t * H + j * 8) * 4, T * H * 4, z, 32, B, count);
    }
  }
  const last = rows + T % steps * step;
  copyRows(hT, H * 4, last, row, B, H);
}

/** Bytes of scratch for `rnnBackward`, which has the parts that `lstmBackward` has. */
export function rnnBackwardBytes(B: i32, T: i32, D: i32, H: i32, _: i32): i32 {
  const J = blocksOf(H), K = H + D;
  return B * H * 4 + J * B * 32 + B * 32 + J * 32 * (stepsAtOnce(T, B) * B + K) + PACKED + 96;
}

/** The gradients of what `rnnForward` read, from those of what it wrote; 0 as in `lstmBackward`. */
export function rnnBackward(
  B: i32, T: i32, D: i32, H: i32, variant: i32, _x: usize, _W: usize, _U: usize, _b: usize, _h0: usize,
  _y: usize, _hT: usize, tape: usize, dy: usize, dhT: usize,
  dx: usize, dW: usize, dU: usize, db: usize, dh0: usize, scratch: usize,
): void {
  const k = constants();
  const J = blocksOf(H), K = H + D, row: i32 = K * 4, S = stepsAtOnce(T, B), rows = tape + panelsBytes(D, H);
  const dz = scratch, dh = dz + B * H * 4, dxBlock = dh + J * B * 32, panels = dxBlock + B * 32, apart = S * B * 32;
  const blocks = panels + J * apart, packed = blocks + J * K * 32, spare = packed + PACKED, nothing = spare + 64;
  memory.fill(nothing, 0, 32);
  memory.fill(blocks, 0, J * K * 32);
  memory.fill(db, 0, H * 4);
  zeroOrBlocks(dhT, B, H, dh);
  for (let t = T - 1; t >= 0; --t) {
    const from = t / S * S, next = rows + (t + 1) * B * row;
    for (let j = 0; j < J; ++j) {
      const count = min(8, H - 8 * j);
      for (let b = 0; b < B; ++b) {
        const shown = dy ? readable(dy + ((b * T + t) * H + j * 8) * 4, count, spare) : nothing;
        const h = readable(next + b * row + j * 32, count, spare + 32);
        const block = dh + (j * B + b) * 32, panel = panels + j * apart + ((t - from) * B + b) * 32;
        for (let at: usize = 0; at < 32; at += 16) {
          const gh = unlessVanished(k, f32x4.add(v128.load(block + at), v128.load(shown + at)));
          v128.store(panel + at, back(variant, k, v128.load(h + at), gh));
        }
        copy(dz + (b * H + j * 8) * 4, panel, count);
      }
    }
    stepBack(1, T, B, D, H, t, tape, rows, dz, dh, dxBlock, dx, panels, blocks, packed, db, spare);
  }
  fromBlocks(dh, B, H, dh0, H * 4);
  unpackLayer(1, D, H, blocks, dW, dU);
}

/** Bytes of a stream's state: what the step reads [K], h [8J]. */
export function rnnStateBytes(D: i32, H: i32): i32 {
  return (H + D) * 4 + blocksOf(H) * 32;
}

/** T steps of one sequence from x [T,D]; `state` goes on from where it was, and `y` [T,H] is what it showed. */
export function rnnSteps(variant: i32, T: i32, D: i32, H: i32, packed: usize, x: usize, state: usize, y: usize): void {
  const k = constants();
  const J = blocksOf(H), K = H + D, shown = state + K * 4;
  for (let t = 0; t < T; ++t, x += D * 4, y += H * 4) {
    copy(state, shown, H);
    copy(state + H * 4, x, D);
    copy(shown, packed + J * K * 32, J * 8);
    addProduct(K, J, packed, state, shown);
    for (let z = shown, end = shown + J * 32; z < end; z += 16) v128.store(z, activation(variant, k, v128.load(z)));
    copy(y, shown, H);
  }
}
