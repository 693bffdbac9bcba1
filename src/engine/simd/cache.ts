/** A cache of keys and values, and the step of causal attention that adds to it and asks it. */
import { addAffine, affineBytes } from './affine';
import { multiply } from './matrix';
import { blocksOf } from './packing';
import { multiplyRow } from './rows';
import { clear, rank, weigh } from './softmax';

// Sizes: D inputs, H units in `heads` heads of d. The cache is cut into *chunks* of POSITIONS positions: keys in panels
// of eight positions, [POSITIONS/8][H][8], values [POSITIONS][H], room for weights [POSITIONS]. Only whole chunks are
// ever added, so that a longer cache begins as the shorter one did. What lies beyond the last position is never used.
const POSITIONS: i32 = 64;

/** Bytes of a chunk: values may be read by eights, from the last a few numbers into the weights. */
function chunkBytes(H: i32): i32 {
  return POSITIONS * (8 * H + 4);
}

/**
 * Bytes of a state with room for so many positions: what a step works on, at most 6 H numbers in blocks, and the cache,
 * which is the number of positions so far, a summary, q, k, v and y in blocks, what a head has gathered, and chunks. As
 * f64, since it may be more than memory can have.
 */
export function stateBytes(H: i32, positions: i32): f64 {
  return <f64>(128 + blocksOf(H) * 32 * 11) + <f64>((positions + POSITIONS - 1) / POSITIONS) * chunkBytes(H);
}

/**
 * h [H/8][8] += W_o y + b_o with y what the heads gather for x [D], which becomes the next position of the cache. Packed
 * are W [3H,D] and b [3H], those of q, k and v one below the other, then Wo [H,H] and bo [H].
 */
export function askCache(table: usize, D: i32, H: i32, heads: i32, packed: usize, x: usize, cache: usize, h: usize): void {
  const d = H / heads, t = i32.load(cache), place = t & (POSITIONS - 1), summary = cache + 64, qkv = summary + 64;
  const y = qkv + blocksOf(3 * H) * 32, y8 = y + blocksOf(H) * 32, chunks = y8 + blocksOf(H) * 32;
  const last = chunks + t / POSITIONS * chunkBytes(H), values = POSITIONS * H * 4;
  i32.store(cache, t + 1);
  memory.fill(qkv, 0, y - qkv);
  addAffine(D, 3 * H, packed, x, qkv);
  for (let j = 0; j < H; ++j) {
    f32.store(last + ((place >> 3) * H + j) * 32 + (place & 7) * 4, f32.load(qkv + (H + j) * 4));
    f32.store(last + values + (place * H + j) * 4, f32.load(qkv + (2 * H + j) * 4));
  }
  for (let head = 0; head < H; head += d) {
    clear(summary);
    for (let chunk = chunks; chunk <= last; chunk += chunkBytes(H)) {
      const e = chunk + 2 * values, count = chunk < last ? POSITIONS : place + 1, blocks = blocksOf(count);
      memory.fill(e, 0, POSITIONS * 4);
      // Four panels at a time are fastest, and a chunk has whole fours.
      multiplyRow(qkv + head * 4, d, chunk + head * 32, H * 32, (blocks + 3) & ~3, 1, e, 32);
      for (let s = count; s < blocks * 8; ++s) f32.store(e + s * 4, -Infinity);
      rank(e, blocks, summary);
    }
    let most = v128.load(summary), sum: f32 = 0;
    for (let column = 4; column < 32; column += 4) most = f32x4.pmax(most, v128.load_splat<f32>(summary + column));
    most = f32x4.splat(f32x4.extract_lane(most, 0));
    v128.store(summary, most);
    v128.store(summary, most, 16);
    memory.fill(y8, 0, blocksOf(d) * 32);
    for (let chunk = chunks; chunk <= last; chunk += chunkBytes(H)) {
      const e = chunk + 2 * values, count = chunk < last ? POSITIONS : place + 1;
      weigh(table, e, blocksOf(count), 1 / sqrt<f32>(<f32>d), summary);
      for (let i = 0; i < d; i += 8) multiply(e, 0, 4, 1, count, chunk + values + (head + i) * 4, H * 4, y8 + i * 4);
    }
    for (let column = 32; column < 64; column += 4) sum += f32.load(summary + column);
    for (let i = 0; i < d; ++i) f32.store(y + (head + i) * 4, f32.load(y8 + i * 4) / sum);
  }
  addAffine(H, H, packed + affineBytes(D, 3 * H), y, h);
}
