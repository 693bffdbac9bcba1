/** Causal attention in heads over whole sequences, forward and backward. The equations: src/models/attention/layer.ts. */
import { constants, madd, ones, unlessVanished } from '../simd/functions';
import { multiply } from '../simd/matrix';
import { blocksOf, fromBlocks } from '../simd/packing';
import { clear, rank, weigh } from '../simd/softmax';
import { turn } from '../simd/turn';

// Eight queries at a time ask everything up to the last of them: the queries are the columns, so that keys and values
// are read where they lie, a number at a time. Nothing is kept of T·T numbers: the backward pass weighs anew. Sizes: T
// positions, d = H/heads numbers a head; `row` is the bytes from one position to the next. *Lanes* are a matrix [d][8].

/** `count` positions of d numbers as lanes; zeros in those that are left. */
function lanesOf(source: usize, row: i32, count: i32, d: i32, lanes: usize): void {
  if (count < 8) memory.fill(lanes, 0, d * 32);
  turn(count, d, source, row, lanes, 32);
}

/** C [rows][8] = A [rows,K] · P [K][8]; strides of A in bytes. */
function product(a: usize, row: i32, column: i32, rows: i32, K: i32, p: usize, c: usize): void {
  // Not by the instruction for it, which is made for many.
  for (let at = c, end = c + rows * 32; at < end; at += 16) v128.store(at, f32x4.splat(0));
  multiply(a, row, column, rows, K, p, 32, c);
}

/** Weights e [S][8] of `count` queries from t on, S = t + count, which are to be divided by the sums in the summary. */
function attend(table: usize, q: usize, k: usize, row: i32, t: i32, count: i32, d: i32, lanes: usize, e: usize, summary: usize): void {
  lanesOf(q + t * row, row, count, d, lanes);
  product(k, row, 4, t + count, d, lanes, e);
  for (let s = 1; s < count; ++s) {
    for (let asks = 0; asks < s; ++asks) f32.store(e + (t + s) * 32 + asks * 4, -Infinity);
  }
  clear(summary);
  rank(e, t + count, summary);
  weigh(table, e, t + count, 1 / sqrt<f32>(<f32>d), summary);
}

/**
 * Whether not all lanes are finite. No weight times an infinite value is NaN: positions are then taken one at a time, so
 * that earlier ones see nothing of later ones, and nothing comes back from these to those.
 */
function isStrange(lanes: usize, d: i32): bool {
  let strange = f32x4.splat(0);
  for (let at = lanes, end = at + d * 32; at < end; at += 16) {
    const x = v128.load(at);
    strange = f32x4.add(strange, f32x4.sub(x, x));
  }
  return v128.any_true(f32x4.ne(strange, f32x4.splat(0)));
}

/** Where the numbers of a head begin. */
function headAt(n: i32, T: i32, H: i32, heads: i32): i32 {
  return (n / heads * T * H + n % heads * (H / heads)) * 4;
}

/** Bytes of scratch for `causalAttentionForward`: lanes of the queries and of the outputs, a summary, weights. */
export function causalAttentionForwardBytes(_: i32, T: i32, H: i32, heads: i32): i32 {
  return H / heads * 64 + 64 + T * 32;
}

/** y [B,T,H] from q, k and v [B,T,H]: each head has its share of the H numbers. */
export function causalAttentionForward(
  B: i32, T: i32, H: i32, heads: i32, q: usize, k: usize, v: usize, y: usize, _: usize, scratch: usize,
): void {
  const table = constants();
  const d = H / heads, row = H * 4, lanes = scratch, y8 = lanes + d * 32, summary = y8 + d * 32, e = summary + 64;
  for (let n = 0; n < B * heads; ++n) {
    const head = headAt(n, T, H, heads);
    for (let t = 0, oneByOne = 0; t < T;) {
      const count = t < oneByOne ? 1 : min(8, T - t);
      attend(table, q + head, k + head, row, t, count, d, lanes, e, summary);
      product(v + head, 4, row, d, t + count, e, y8);
      for (let half: usize = 0; half < 32; half += 16) {
        const share = f32x4.div(ones(table), v128.load(summary + half, 32));
        for (let at = y8 + half, end = at + d * 32; at < end; at += 32) v128.store(at, f32x4.mul(v128.load(at), share));
      }
      if (count > 1 && isStrange(y8, d)) {
        oneByOne = t + count;
        continue;
      }
      turn(d, count, y8, 32, y + head + t * row, row);
      t += count;
    }
  }
}

/**
 * Bytes of scratch for `causalAttentionBackward`: lanes of queries, of gradients of y and of q, a summary, a panel, weights and
 * their gradients, and the gradients of keys and values in blocks.
 */
export function causalAttentionBackwardBytes(_: i32, T: i32, H: i32, heads: i32): i32 {
  const d = H / heads;
  return d * 96 + 64 + 256 + T * 64 + 2 * blocksOf(d) * T * 32;
}

/** Of weights e and the gradients g of their shares, both [S][8]: the shares, and the gradients of the unscaled scores. */
function backThroughSoftmax(table: usize, e: usize, g: usize, S: i32, scale: f32, summary: usize): void {
  const by = f32x4.splat(scale);
  for (let half: usize = 0; half < 32; half += 16) {
    const share = f32x4.div(ones(table), v128.load(summary + half, 32)), apart = g - e;
    let mean = f32x4.splat(0);
    for (let at = e + half, end = at + S * 32; at < end; at += 32) {
      const α = f32x4.mul(v128.load(at), share);
      v128.store(at, α);
      mean = madd(α, v128.load(at + apart), mean);
    }
    for (let at = e + half, end = at + S * 32; at < end; at += 32) {
      const grad = f32x4.mul(f32x4.mul(by, v128.load(at)), f32x4.sub(v128.load(at + apart), mean));
      v128.store(at + apart, unlessVanished(table, grad));
    }
  }
}

/** blocks [d/8][T][8] += weights [S][8] · `count` positions of d numbers, which are there as lanes too. */
function spread(
  weights: usize, S: i32, source: usize, row: i32, lanes: usize, count: i32, d: i32, T: i32, panel: usize, blocks: usize,
): void {
  for (let i = 0; i < d; i += 8, source += 32, lanes += 256, blocks += T * 32) {
    // A row of eight numbers may end beyond the array.
    const isWhole = d - i >= 8;
    if (!isWhole) turn(d - i, count, lanes, 32, panel, 32);
    multiply(weights, 32, 4, S, count, isWhole ? source : panel, isWhole ? row : 32, blocks);
  }
}

/** The gradients of q, k and v from that of y. */
export function causalAttentionBackward(
  B: i32, T: i32, H: i32, heads: i32, q: usize, k: usize, v: usize, y: usize, _: usize, dy: usize,
  dq: usize, dk: usize, dv: usize, scratch: usize,
): void {
  const table = constants();
  const d = H / heads, row = H * 4, I = blocksOf(d);
  const lanes = scratch, dy8 = lanes + d * 32, dq8 = dy8 + d * 32, summary = dq8 + d * 32, panel = summary + 64;
  const e = panel + 256, g = e + T * 32, dk8 = g + T * 32, dv8 = dk8 + I * T * 32;
  memory.fill(panel, 0, 256);
  for (let n = 0; n < B * heads; ++n) {
    const head = headAt(n, T, H, heads);
    memory.fill(dk8, 0, 2 * I * T * 32);
    for (let t = 0, oneByOne = 0; t < T;) {
      const count = t < oneByOne ? 1 : min(8, T - t), S = t + count, here = head + t * row;
      attend(table, q + head, k + head, row, t, count, d, lanes, e, summary);
      lanesOf(dy + here, row, count, d, dy8);
      product(v + head, row, 4, S, d, dy8, g);
      backThroughSoftmax(table, e, g, S, 1 / sqrt<f32>(<f32>d), summary);
      product(k + head, 4, row, d, S, g, dq8);
      if (count > 1 && isStrange(dq8, d)) {
        oneByOne = S;
        continue;
      }
      turn(d, count, dq8, 32, dq + here, row);
      spread(g, S, q + here, row, lanes, count, d, T, panel, dk8);
      spread(e, S, dy + here, row, dy8, count, d, T, panel, dv8);
      t = S;
    }
    fromBlocks(dk8, T, d, dk + head, row);
    fromBlocks(dv8, T, d, dv + head, row);
  }
}
