/** The GRU over a whole sequence, forward and backward, and its single step. The equations: src/models/gru/cell.ts. */
import { constants, logistic, madd, nmadd, ones, tanh, unlessVanished } from '../simd/functions';
import { accumulate, multiply, PACKED } from '../simd/matrix';
import { blocksOf, copy, copyRows, fromBlocks, packBackward, packRows, readable, startRows, sumPanels, unpackLayer, zeroOrBlocks } from '../simd/packing';
import { multiplyRow } from '../simd/rows';
import { backwardBytes, stepsAtOnce } from '../simd/through-time';

// Sizes and rows as in lstm.ts. A candidate has two sums, which the reset gate may have to come between: `hn`, of the
// state, and `xn`, of the input. The record of a step is r, z, n, hn and h_{t-1}, [J][B][5][8]. The tape holds the panels
// of U and W for the backward pass, T+1 steps of rows, T records, and for reset before the product also T steps of what
// is recalled, r ⊙ h_{t-1}, [B][H].

const BEFORE = 1;

/** Bytes of the packed weights: panels [J][K][3][8] — n, r, z on the rows of h, r, z, n on those of x — and biases. */
export function gruPackedBytes(D: i32, H: i32): i32 {
  return blocksOf(H) * (96 * (H + D) + 128);
}

/** Packs W [3H,D], U [3H,H], b [3H] and d [H] for `gruForward` and `gruSteps`. */
export function gruPack(D: i32, H: i32, W: usize, U: usize, b: usize, d: usize, packed: usize): void {
  const apart = (H + D) * 96, biases = packed + blocksOf(H) * apart;
  packRows(U, 2, H, H, packed, apart, 3, 1);
  packRows(U + 2 * H * H * 4, 1, H, H, packed, apart, 3, 0);
  packRows(W, 3, H, D, packed + H * 96, apart, 3, 0);
  // In the order of the sums: hn, r, z, xn.
  packRows(d, 1, H, 1, biases, 128, 4, 0);
  packRows(b, 3, H, 1, biases, 128, 4, 1);
}

function panelsBytes(D: i32, H: i32): i32 {
  return (blocksOf(H) + blocksOf(D)) * H * 96;
}

function stepsBytes(T: i32, B: i32, D: i32, H: i32): i32 {
  return (T + 1) * B * (H + D) * 4 + T * B * (blocksOf(H) * 160 + H * 4);
}

/** Bytes of the tape of T steps. */
export function gruTapeBytes(B: i32, T: i32, D: i32, H: i32, _: i32): i32 {
  return panelsBytes(D, H) + stepsBytes(T, B, D, H);
}

/** Bytes of scratch for `gruForward`: a tape of one step, sums [4][B][8] (and r by block), eight numbers to spare. */
function forwardBytes(B: i32, D: i32, H: i32): i32 {
  return stepsBytes(1, B, D, H) + B * 128 + blocksOf(H) * B * 32 + 32;
}

/** y [B,T,H] and the last state from x [B,T,D] and the first, with a `tape` for `gruBackward` or 0 in its place. */
function forward(
  variant: i32, T: i32, B: i32, D: i32, H: i32, packed: usize, x: usize, h0: usize, y: usize, hT: usize,
  tape: usize, scratch: usize,
): void {
  const k = constants();
  const J = blocksOf(H), K = H + D, row: i32 = K * 4, step = B * row, apart = K * 96;
  const sums = scratch + stepsBytes(1, B, D, H), hn = sums, sr = hn + B * 32, sz = sr + B * 32, xn = sz + B * 32;
  const resets = xn + B * 32, spare = resets + J * B * 32;
  const keeps = tape != 0, rows = keeps ? tape + panelsBytes(D, H) : scratch, steps: i32 = keeps ? T + 1 : 2;
  copyRows(rows, row, h0, H * 4, B, H);
  for (let t = 0; t < T; ++t) {
    const kept: i32 = keeps ? t : 0, all: i32 = keeps ? T : 1;
    const now = rows + t % steps * step, next = rows + (t + 1) % steps * step;
    const records = rows + steps * step + kept * J * B * 160;
    const recalled = rows + steps * step + all * J * B * 160 + kept * B * H * 4;
    copyRows(now + H * 4, row, x + t * D * 4, T * D * 4, B, D);
    if (variant == BEFORE) {
      for (let j = 0; j < J; ++j) {
        const r = resets + j * B * 32;
        startRows(packed + J * apart + j * 128 + 32, B, r, 32);
        multiply(now, row, 4, B, H, packed + j * apart + 32, 96, r);
        multiply(now + H * 4, row, 4, B, D, packed + j * apart + H * 96, 96, r);
        const count = min(8, H - 8 * j);
        for (let b = 0; b < B; ++b) {
          const before = readable(now + b * row + j * 32, count, spare);
          for (let at: usize = 0; at < 32; at += 16) {
            const gate = logistic(k, v128.load(r + b * 32 + at));
            v128.store(r + b * 32 + at, gate);
            v128.store(sums + at, f32x4.mul(gate, v128.load(before + at)));
          }
          copy(recalled + b * H * 4 + j * 32, sums, count);
        }
      }
    }
    for (let j = 0; j < J; ++j) {
      const panel = packed + j * apart, onX = panel + H * 96, bias = packed + J * apart + j * 128;
      for (let g = 0; g < 4; ++g) startRows(bias + g * 32, B, sums + g * B * 32, 32);
      if (variant == BEFORE) {
        multiply(recalled, H * 4, 4, B, H, panel, 96, hn);
        multiply(now, row, 4, B, H, panel + 64, 96, sz);
        multiply(now + H * 4, row, 4, B, D, onX + 32, 96, sz);
        multiply(now + H * 4, row, 4, B, D, onX + 64, 96, xn);
      } else if (B == 1) {
        multiplyRow(now, H, panel, apart, 1, 3, hn, 128);
        multiplyRow(now + H * 4, D, onX, apart, 1, 3, sr, 128);
      } else {
        for (let g = 0; g < 3; ++g) multiply(now, row, 4, B, H, panel + g * 32, 96, hn + g * B * 32);
        for (let g = 0; g < 3; ++g) multiply(now + H * 4, row, 4, B, D, onX + g * 32, 96, sr + g * B * 32);
      }
      const count = min(8, H - 8 * j);
      let record = records + j * B * 160;
      for (let b = 0; b < B; ++b, record += 160) {
        const before = readable(now + b * row + j * 32, count, record + 128);
        const shown = hn + b * 32;
        for (let at: usize = 0; at < 32; at += 16) {
          const sum = <usize>b * 32 + at, h = v128.load(before + at), recall = v128.load(hn + sum);
          let r: v128, n: v128;
          if (variant == BEFORE) {
            r = v128.load(resets + j * B * 32 + sum);
            n = tanh(k, f32x4.add(v128.load(xn + sum), recall));
          } else {
            r = logistic(k, v128.load(sr + sum));
            n = tanh(k, madd(r, recall, v128.load(xn + sum)));
          }
          const z = logistic(k, v128.load(sz + sum));
          v128.store(record + at, r);
          v128.store(record + at, z, 32);
          v128.store(record + at, n, 64);
          v128.store(record + at, recall, 96);
          v128.store(record + at, h, 128);
          v128.store(shown + at, madd(z, f32x4.sub(h, n), n));
        }
      }
      copyRows(next + j * 32, row, hn, 32, B, count);
      copyRows(y + (t * H + j * 8) * 4, T * H * 4, hn, 32, B, count);
    }
  }
  const last = rows + T % steps * step;
  copyRows(hT, H * 4, last, row, B, H);
}

/** Bytes of scratch for `gruBackward`, which has the parts that `lstmBackward` has, and gradients of what is recalled. */
export function gruBackwardBytes(B: i32, T: i32, D: i32, H: i32, _: i32): i32 {
  return backwardBytes(T, B, D, H);
}

/** The gradients of what `gruForward` read, from those of what it wrote; 0 as in `lstmBackward`. */
export function gruBackward(
  B: i32, T: i32, D: i32, H: i32, variant: i32, _x: usize, _W: usize, _U: usize, _b: usize, _d: usize, _h0: usize,
  _y: usize, _hT: usize, tape: usize, dy: usize, dhT: usize,
  dx: usize, dW: usize, dU: usize, db: usize, dd: usize, dh0: usize, scratch: usize,
): void {
  const k = constants();
  const J = blocksOf(H), I = blocksOf(D), K = H + D, row: i32 = K * 4, S = stepsAtOnce(T, B), N = 3 * H;
  const panelsU = tape, panelsW = tape + J * N * 32, rows = panelsW + I * N * 32, records = rows + (T + 1) * B * row;
  const recalled = records + T * J * B * 160;
  // By row and by panel, the gradients of the sums stand in the order r, z, hn, xn.
  const dz = scratch, width = 16 * H, dh = dz + B * width, dr = dh + J * B * 32, dxBlock = dr + J * B * 32;
  const panels = dxBlock + B * 32, apart = S * B * 32, gate = J * apart;
  const blocks = panels + 4 * gate, packed = blocks + 4 * J * K * 32, spare = packed + PACKED, nothing = spare + 32;
  memory.fill(nothing, 0, 32);
  memory.fill(blocks, 0, 4 * J * K * 32);
  memory.fill(db, 0, N * 4);
  memory.fill(dd, 0, H * 4);
  zeroOrBlocks(dhT, B, H, dh);
  // Before the product, the gradient of r comes later.
  const first: i32 = variant == BEFORE ? 1 : 0;
  for (let t = T - 1; t >= 0; --t) {
    const from = t / S * S;
    for (let j = 0; j < J; ++j) {
      let record = records + (t * J + j) * B * 160;
      const count = min(8, H - 8 * j);
      for (let b = 0; b < B; ++b, record += 160) {
        const shown = dy ? readable(dy + ((b * T + t) * H + j * 8) * 4, count, spare) : nothing;
        const block = dh + (j * B + b) * 32, panel = panels + j * apart + ((t - from) * B + b) * 32;
        for (let at: usize = 0; at < 32; at += 16) {
          const r = v128.load(record + at), z = v128.load(record + at, 32), n = v128.load(record + at, 64);
          const gh = unlessVanished(k, f32x4.add(v128.load(block + at), v128.load(shown + at)));
          const gn = f32x4.mul(nmadd(gh, z, gh), nmadd(n, n, ones(k)));
          const gz = f32x4.mul(f32x4.mul(gh, f32x4.sub(v128.load(record + at, 128), n)), nmadd(z, z, z));
          v128.store(block + at, f32x4.mul(gh, z));
          v128.store(panel + gate + at, gz);
          v128.store(panel + 3 * gate + at, gn);
          if (variant == BEFORE) {
            v128.store(panel + 2 * gate + at, gn);
          } else {
            v128.store(panel + 2 * gate + at, f32x4.mul(gn, r));
            v128.store(panel + at, f32x4.mul(f32x4.mul(gn, v128.load(record + at, 96)), nmadd(r, r, r)));
          }
        }
        copyRows(dz + b * width + (first * H + j * 8) * 4, H * 4, panel + first * gate, gate, 4 - first, count);
      }
    }
    if (variant == BEFORE) {
      memory.fill(dr, 0, J * B * 32);
      for (let j = 0; j < J; ++j) {
        multiply(dz + 8 * H, width, 4, B, H, panelsU + (j * N + 2 * H) * 32, 32, dr + j * B * 32);
        let record = records + (t * J + j) * B * 160;
        for (let b = 0; b < B; ++b, record += 160) {
          const block = (j * B + b) * 32, panel = panels + j * apart + ((t - from) * B + b) * 32;
          for (let at: usize = 0; at < 32; at += 16) {
            const r = v128.load(record + at), g = v128.load(dr + block + at);
            v128.store(dh + block + at, madd(g, r, v128.load(dh + block + at)));
            v128.store(panel + at, f32x4.mul(f32x4.mul(g, v128.load(record + at, 128)), nmadd(r, r, r)));
          }
          copy(dz + b * width + j * 32, panel, min(8, H - 8 * j));
        }
      }
    }
    const gates: i32 = variant == BEFORE ? 2 : 3;
    for (let j = 0; j < J; ++j) multiply(dz, width, 4, B, gates * H, panelsU + j * N * 32, 32, dh + j * B * 32);
    if (dx) {
      for (let i = 0; i < I; ++i) {
        memory.fill(dxBlock, 0, B * 32);
        multiply(dz, width, 4, B, 2 * H, panelsW + i * N * 32, 32, dxBlock);
        multiply(dz + 12 * H, width, 4, B, H, panelsW + (i * N + 2 * H) * 32, 32, dxBlock);
        fromBlocks(dxBlock, B, min(8, D - 8 * i), dx + (t * D + i * 8) * 4, T * D * 4);
      }
    }
    if (t == from) {
      const depth = min(S, T - from) * B, gathered = rows + from * B * row, blocksN = blocks + 2 * J * K * 32;
      accumulate(gathered, row, K, depth, panels, apart, 2 * J, blocks, K * 32, packed);
      if (variant == BEFORE) {
        accumulate(recalled + from * B * H * 4, H * 4, H, depth, panels + 2 * gate, apart, J, blocksN, K * 32, packed);
      } else {
        accumulate(gathered, row, H, depth, panels + 2 * gate, apart, J, blocksN, K * 32, packed);
      }
      accumulate(gathered + H * 4, row, D, depth, panels + 3 * gate, apart, J, blocksN + H * 32, K * 32, packed);
      for (let g = 0; g < 2; ++g) sumPanels(panels + g * gate, apart, depth, H, db + g * H * 4, spare);
      sumPanels(panels + 3 * gate, apart, depth, H, db + 8 * H, spare);
      sumPanels(panels + 2 * gate, apart, depth, H, dd, spare);
    }
  }
  fromBlocks(dh, B, H, dh0, H * 4);
  unpackLayer(3, D, H, blocks, dW, dU);
}

/** Bytes of a stream's state: h [8J], then what the step reads [K] and sums [J][4][8], or scratch for `gruForward`. */
export function gruStateBytes(D: i32, H: i32): i32 {
  return blocksOf(H) * 160 + max((H + D) * 4, forwardBytes(1, D, H));
}

/** T steps of one sequence from x [T,D]; `state` goes on from where it was, and `y` [T,H] is what it showed. */
export function gruSteps(variant: i32, T: i32, D: i32, H: i32, packed: usize, x: usize, state: usize, y: usize): void {
  const k = constants();
  const J = blocksOf(H), K = H + D, z = state + J * 32, read = z + J * 128;
  if (variant == BEFORE) return forward(variant, T, 1, D, H, packed, x, state, y, state, 0, z);
  for (let t = 0; t < T; ++t, x += D * 4, y += H * 4) {
    copy(read, state, H);
    copy(read + H * 4, x, D);
    copy(z, packed + J * K * 96, J * 32);
    multiplyRow(read, H, packed, K * 96, J, 3, z, 128);
    multiplyRow(read + H * 4, D, packed + H * 96, K * 96, J, 3, z + 32, 128);
    for (let j = 0; j < J; ++j) {
      for (let at: usize = 0; at < 32; at += 16) {
        const sums = z + j * 128 + at, h = v128.load(state + j * 32 + at);
        const n = tanh(k, madd(logistic(k, v128.load(sums, 32)), v128.load(sums), v128.load(sums, 96)));
        v128.store(state + j * 32 + at, madd(logistic(k, v128.load(sums, 64)), f32x4.sub(h, n), n));
      }
    }
    copy(y, state, H);
  }
}

// What the operation of src/models/gru/kernel.ts calls; see src/engine/operation.ts.

export function gruForwardBytes(B: i32, _T: i32, D: i32, H: i32, _: i32): i32 {
  return gruPackedBytes(D, H) + forwardBytes(B, D, H);
}

export function gruForward(
  B: i32, T: i32, D: i32, H: i32, variant: i32, x: usize, W: usize, U: usize, b: usize, d: usize, h0: usize,
  y: usize, hT: usize, tape: usize, scratch: usize,
): void {
  gruPack(D, H, W, U, b, d, scratch);
  if (tape) packBackward(3, D, H, W, U, tape);
  forward(variant, T, B, D, H, scratch, x, h0, y, hT, tape, scratch + gruPackedBytes(D, H));
}
