/** The LSTM over a whole sequence, forward and backward, and its single step. The equations: src/models/lstm/cell.ts. */
import { constants, logistic, madd, nmadd, ones, tanh, unlessVanished } from '../simd/functions';
import { multiply, PACKED } from '../simd/matrix';
import { blocksOf, copy, copyRows, fromBlocks, packBackward, packLayer, readable, startRows, toBlocks, unpackLayer, zeroOrBlocks } from '../simd/packing';
import { multiplyRow } from '../simd/rows';
import { backwardBytes, stepBack, stepsAtOnce } from '../simd/through-time';

// Sizes: T steps, B sequences, D inputs, H units, J = ⌈H/8⌉ blocks of eight units, K = H + D.
// *Rows* are what a step reads: [h_{t-1} | x_t], [B][K]. The *record* of a step is what its backward pass reads:
// i, f, g, o, c_{t-1} and tanh c_t, [J][B][6][8]. The tape holds the panels of U and W for the backward pass, T+1
// steps of rows, and T records.

/** Bytes of the packed weights: panels [J][K][4][8] and biases [J][4][8]. */
export function lstmPackedBytes(D: i32, H: i32): i32 {
  return blocksOf(H) * 128 * (H + D + 1);
}

/** Packs W [4H,D], U [4H,H] and b [4H] for `lstmForward` and `lstmSteps`. */
export function lstmPack(D: i32, H: i32, W: usize, U: usize, b: usize, packed: usize): void {
  packLayer(4, D, H, W, U, b, packed);
}

function panelsBytes(D: i32, H: i32): i32 {
  return (blocksOf(H) + blocksOf(D)) * H * 128;
}

function stepsBytes(T: i32, B: i32, D: i32, H: i32): i32 {
  return (T + 1) * B * (H + D) * 4 + T * blocksOf(H) * B * 192;
}

/** Bytes of the tape of T steps. */
export function lstmTapeBytes(B: i32, T: i32, D: i32, H: i32): i32 {
  return panelsBytes(D, H) + stepsBytes(T, B, D, H);
}

/** Bytes of scratch for `lstmForward`: the packed weights, a tape of one step, sums [4][B][8], cell states [J][B][8], eight to spare. */
export function lstmForwardBytes(B: i32, _T: i32, D: i32, H: i32): i32 {
  return lstmPackedBytes(D, H) + stepsBytes(1, B, D, H) + B * 128 + blocksOf(H) * B * 32 + 32;
}

/**
 * y [B,T,H] and the last states from x [B,T,D] and the first states. The steps go to the `tape` for `lstmBackward`;
 * with 0 in its place nothing is kept.
 */
export function lstmForward(
  B: i32, T: i32, D: i32, H: i32, x: usize, W: usize, U: usize, b: usize, h0: usize, c0: usize,
  y: usize, hT: usize, cT: usize, tape: usize, scratch: usize,
): void {
  const packed = scratch;
  lstmPack(D, H, W, U, b, packed);
  if (tape) packBackward(4, D, H, W, U, tape);
  scratch += lstmPackedBytes(D, H);
  const k = constants();
  const J = blocksOf(H), K = H + D, row: i32 = K * 4, step = B * row, apart = K * 128;
  const z = scratch + stepsBytes(1, B, D, H), cell = z + B * 128, spare = cell + J * B * 32;
  // Without a tape, rows are kept for two steps in turns, the record for one.
  const keeps = tape != 0, rows = keeps ? tape + panelsBytes(D, H) : scratch, steps: i32 = keeps ? T + 1 : 2;
  copyRows(rows, row, h0, H * 4, B, H);
  toBlocks(c0, B, H, cell);
  for (let t = 0; t < T; ++t) {
    const now = rows + t % steps * step, next = rows + (t + 1) % steps * step;
    const kept: i32 = keeps ? t : 0, records = rows + steps * step + kept * J * B * 192;
    copyRows(now + H * 4, row, x + t * D * 4, T * D * 4, B, D);
    for (let j = 0; j < J; ++j) {
      const panel = packed + j * apart, bias = packed + J * apart + j * 128;
      for (let g = 0; g < 4; ++g) startRows(bias + g * 32, B, z + g * B * 32, 32);
      if (B == 1) multiplyRow(now, K, panel, apart, 1, 4, z, 128);
      else for (let g = 0; g < 4; ++g) multiply(now, row, 4, B, K, panel + g * 32, 128, z + g * B * 32);
      let record = records + j * B * 192;
      const count = min(8, H - 8 * j);
      for (let b = 0; b < B; ++b, record += 192) {
        const shown = count < 8 ? spare : next + b * row + j * 32;
        for (let at: usize = 0; at < 32; at += 16) {
          const sums = z + b * 32 + at, memory = cell + (j * B + b) * 32 + at;
          const i = logistic(k, v128.load(sums));
          const f = logistic(k, v128.load(sums + B * 32));
          const g = tanh(k, v128.load(sums + B * 64));
          const o = logistic(k, v128.load(sums + B * 96));
          const before = v128.load(memory);
          const c = madd(f, before, f32x4.mul(i, g));
          const u = tanh(k, c);
          const h = f32x4.mul(o, u);
          v128.store(record + at, i);
          v128.store(record + at, f, 32);
          v128.store(record + at, g, 64);
          v128.store(record + at, o, 96);
          v128.store(record + at, before, 128);
          v128.store(record + at, u, 160);
          v128.store(memory, c);
          v128.store(shown + at, h);
        }
        if (count < 8) copy(next + b * row + j * 32, spare, count);
        copy(y + ((b * T + t) * H + j * 8) * 4, shown, count);
      }
    }
  }
  const last = rows + T % steps * step;
  copyRows(hT, H * 4, last, row, B, H);
  fromBlocks(cell, B, H, cT, H * 4);
}

/**
 * Bytes of scratch for `lstmBackward`: gate gradients by row and by panel, gradients of h, c and x by block, and the
 * blocks of the weight gradients.
 */
export function lstmBackwardBytes(B: i32, T: i32, D: i32, H: i32): i32 {
  return backwardBytes(T, B, D, H);
}

/**
 * The gradients of everything that `lstmForward` read, from those of what it wrote; 0 in the place of one of these stands
 * for zeros. `dx` may be 0: it is then left out.
 */
export function lstmBackward(
  B: i32, T: i32, D: i32, H: i32, _x: usize, _W: usize, _U: usize, _b: usize, _h0: usize, _c0: usize,
  _y: usize, _hT: usize, _cT: usize, tape: usize, dy: usize, dhT: usize, dcT: usize,
  dx: usize, dW: usize, dU: usize, db: usize, dh0: usize, dc0: usize, scratch: usize,
): void {
  const k = constants();
  const J = blocksOf(H), K = H + D, S = stepsAtOnce(T, B), N = 4 * H;
  const rows = tape + panelsBytes(D, H), records = rows + (T + 1) * B * K * 4;
  const dz = scratch, dh = dz + B * N * 4;
  const dc = dh + J * B * 32, dxBlock = dc + J * B * 32, panels = dxBlock + B * 32, apart = S * B * 32, gate = J * apart;
  const blocks = panels + 4 * J * apart, packed = blocks + 4 * J * K * 32, spare = packed + PACKED, nothing = spare + 32;
  memory.fill(nothing, 0, 32);
  memory.fill(blocks, 0, 4 * J * K * 32);
  memory.fill(db, 0, N * 4);
  zeroOrBlocks(dhT, B, H, dh);
  zeroOrBlocks(dcT, B, H, dc);
  for (let t = T - 1; t >= 0; --t) {
    const from = t / S * S;
    for (let j = 0; j < J; ++j) {
      let record = records + (t * J + j) * B * 192;
      const count = min(8, H - 8 * j);
      for (let b = 0; b < B; ++b, record += 192) {
        const shown = dy ? readable(dy + ((b * T + t) * H + j * 8) * 4, count, spare) : nothing;
        const panel = panels + j * apart + ((t - from) * B + b) * 32;
        for (let at: usize = 0; at < 32; at += 16) {
          const block = <usize>(j * B + b) * 32 + at;
          const i = v128.load(record + at), f = v128.load(record + at, 32), g = v128.load(record + at, 64);
          const o = v128.load(record + at, 96), before = v128.load(record + at, 128), u = v128.load(record + at, 160);
          const gh = unlessVanished(k, f32x4.add(v128.load(dh + block), v128.load(shown + at)));
          const gc = unlessVanished(k, madd(f32x4.mul(gh, o), nmadd(u, u, ones(k)), v128.load(dc + block)));
          v128.store(dc + block, f32x4.mul(gc, f));
          v128.store(panel + at, f32x4.mul(f32x4.mul(gc, g), nmadd(i, i, i)));
          v128.store(panel + gate + at, f32x4.mul(f32x4.mul(gc, before), nmadd(f, f, f)));
          v128.store(panel + 2 * gate + at, f32x4.mul(f32x4.mul(gc, i), nmadd(g, g, ones(k))));
          v128.store(panel + 3 * gate + at, f32x4.mul(f32x4.mul(gh, u), nmadd(o, o, o)));
        }
        copyRows(dz + (b * N + j * 8) * 4, H * 4, panel, gate, 4, count);
      }
    }
    stepBack(4, T, B, D, H, t, tape, rows, dz, dh, dxBlock, dx, panels, blocks, packed, db, spare);
  }
  fromBlocks(dh, B, H, dh0, H * 4);
  fromBlocks(dc, B, H, dc0, H * 4);
  unpackLayer(4, D, H, blocks, dW, dU);
}

/** Bytes of a stream's state: what the step reads [K], h [8J], c [8J], sums [J][4][8]. */
export function lstmStateBytes(D: i32, H: i32): i32 {
  return (H + D) * 4 + blocksOf(H) * 192;
}

/** T steps of one sequence from x [T,D]; `state` goes on from where it was, and `y` [T,H] is what it showed. */
export function lstmSteps(_: i32, T: i32, D: i32, H: i32, packed: usize, x: usize, state: usize, y: usize): void {
  const k = constants();
  const J = blocksOf(H), K = H + D, shown = state + K * 4, cell = shown + J * 32, z = cell + J * 32;
  for (let t = 0; t < T; ++t, x += D * 4, y += H * 4) {
    copy(state, shown, H);
    copy(state + H * 4, x, D);
    copy(z, packed + J * K * 128, J * 32);
    // All sums before all gates: while the gates are computed no weights arrive, and one wait is shorter than J.
    multiplyRow(state, K, packed, K * 128, J, 4, z, 128);
    for (let j = 0; j < J; ++j) {
      for (let at: usize = 0; at < 32; at += 16) {
        const sums = z + j * 128 + at, memory = cell + j * 32 + at;
        const written = f32x4.mul(logistic(k, v128.load(sums)), tanh(k, v128.load(sums, 64)));
        const c = madd(logistic(k, v128.load(sums, 32)), v128.load(memory), written);
        v128.store(memory, c);
        v128.store(shown + j * 32 + at, f32x4.mul(logistic(k, v128.load(sums, 96)), tanh(k, c)));
      }
    }
    copy(y, shown, H);
  }
}
