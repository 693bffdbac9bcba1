/** The recurrence of minGRU over whole sequences, forward and backward, and its step. The equation: src/cells/min-gru.ts. */
import { constants, logistic, madd, nmadd, ones, sigmoid, unlessVanished } from '../simd/functions';
import { give, take } from '../simd/groups';
import { blocksOf, copy, packRows } from '../simd/packing';
import { multiplyRow } from '../simd/rows';

/** h [B,T,H] and the last of it from the first [B,H] and what gate and candidate read, [B,T,2H]. G is 2H. */
export function minGruForward(
  B: i32, H: i32, T: i32, G: i32, first: usize, read: usize, h: usize, last: usize, _: usize, scratch: usize,
): void {
  const k = constants();
  for (let b = 0; b < B; ++b) {
    for (let e = 0; e < H; e += 4) {
      const at = e * 4, count = min(4, H - e);
      let state = take(first + b * H * 4 + at, count, scratch);
      let from = read + b * T * G * 4 + at, to = h + b * T * H * 4 + at;
      for (let t = 0; t < T; ++t, from += G * 4, to += H * 4) {
        const z = logistic(k, take(from, count, scratch));
        state = madd(z, f32x4.sub(take(from + H * 4, count, scratch), state), state);
        give(to, count, state, scratch);
      }
      give(last + b * H * 4 + at, count, state, scratch);
    }
  }
}

/** The gradients of what `minGruForward` read from those of what it wrote, 0 for none. */
export function minGruBackward(
  B: i32, H: i32, T: i32, G: i32, first: usize, read: usize, h: usize, last: usize, _: usize, dh: usize, dLast: usize,
  dFirst: usize, dRead: usize, scratch: usize,
): void {
  const k = constants(), row = H * 4;
  for (let b = 0; b < B; ++b) {
    for (let e = 0; e < H; e += 4) {
      const at = e * 4, count = min(4, H - e);
      let slope = dLast ? take(dLast + b * row + at, count, scratch) : f32x4.splat(0);
      for (let t = T - 1; t >= 0; --t) {
        const place = (b * T + t) * row + at, from = (b * T + t) * G * 4 + at;
        if (dh) slope = f32x4.add(slope, take(dh + place, count, scratch));
        const before = t ? take(h + place - row, count, scratch) : take(first + b * row + at, count, scratch);
        const z = logistic(k, take(read + from, count, scratch)), part = f32x4.mul(slope, z);
        give(dRead + from + row, count, part, scratch);
        const change = f32x4.sub(take(read + from + row, count, scratch), before);
        give(dRead + from, count, f32x4.mul(f32x4.mul(part, change), f32x4.sub(ones(k), z)), scratch);
        slope = unlessVanished(k, nmadd(slope, z, slope));
      }
      give(dFirst + b * row + at, count, slope, scratch);
    }
  }
}

/** Bytes of the packed weights: panels of the gate, then of the candidate, and their biases. */
export function mingruPackedBytes(D: i32, H: i32): i32 {
  return 2 * blocksOf(H) * 32 * (D + 1);
}

/** Packs W [2H,D] and b [2H] for `mingruSteps`. */
export function mingruPack(D: i32, H: i32, W: usize, b: usize, packed: usize): void {
  const J = blocksOf(H), apart = D * 32, biases = packed + 2 * J * apart;
  for (let g = 0; g < 2; ++g) {
    packRows(W + g * H * D * 4, 1, H, D, packed + g * J * apart, apart, 1, 0);
    packRows(b + g * H * 4, 1, H, 1, biases + g * J * 32, 32, 1, 0);
  }
}

/** Bytes of a stream's state: h, and what gate and candidate read, in blocks of eight. */
export function mingruStateBytes(_: i32, H: i32): i32 {
  return 3 * blocksOf(H) * 32;
}

/** T steps of one sequence from x [T,D]; `state` goes on from where it was, and `y` [T,H] is what it showed. */
export function mingruSteps(_: i32, T: i32, D: i32, H: i32, packed: usize, x: usize, state: usize, y: usize): void {
  const k = constants(), J = blocksOf(H), bytes = J * 32, read = state + bytes;
  for (let t = 0; t < T; ++t, x += D * 4, y += H * 4) {
    copy(read, packed + 2 * J * D * 32, 16 * J);
    multiplyRow(x, D, packed, D * 32, 2 * J, 1, read, 32);
    for (let at = state, end = read; at < end; at += 16) {
      const h = v128.load(at);
      v128.store(at, madd(sigmoid(k, v128.load(at + bytes)), f32x4.sub(v128.load(at + 2 * bytes), h), h));
    }
    copy(y, state, H);
  }
}
