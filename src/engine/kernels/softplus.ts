/** The step size of a selective model, softplus(x + p), in one pass each way: src/cells/s6.ts. */
import { constants, sigmoid, softplus } from '../simd/functions';
import { copy } from '../simd/packing';

/** Bytes of scratch: four numbers of each kind. */
export function softplusForwardBytes(): i32 {
  return 48;
}

/** y [B,T,E] = ln (1 + e^(x + p)) for x [B,T,E] and p [E]. */
export function softplusForward(B: i32, T: i32, E: i32, x: usize, p: usize, y: usize, _: usize, scratch: usize): void {
  const k = constants(), whole = E & ~3, rest = E - whole;
  for (let n = 0; n < B * T; ++n, x += rest * 4, y += rest * 4) {
    for (let e = 0; e < whole; e += 4, x += 16, y += 16) v128.store(y, softplus(k, f32x4.add(v128.load(x), v128.load(p + e * 4))));
    if (!rest) continue;
    copy(scratch, x, rest);
    copy(scratch + 16, p + whole * 4, rest);
    v128.store(scratch + 32, softplus(k, f32x4.add(v128.load(scratch), v128.load(scratch + 16))));
    copy(y, scratch + 32, rest);
  }
}

/** Bytes of scratch. */
export function softplusBackwardBytes(): i32 {
  return 48;
}

/** The gradients of x and p from that of y. */
export function softplusBackward(
  B: i32, T: i32, E: i32, x: usize, p: usize, y: usize, _: usize, dy: usize, dx: usize, dp: usize, scratch: usize,
): void {
  const k = constants(), whole = E & ~3, rest = E - whole;
  memory.fill(dp, 0, E * 4);
  for (let n = 0; n < B * T; ++n, x += rest * 4, dy += rest * 4, dx += rest * 4) {
    for (let e = 0; e < whole; e += 4, x += 16, dy += 16, dx += 16) {
      const slope = f32x4.mul(v128.load(dy), sigmoid(k, f32x4.add(v128.load(x), v128.load(p + e * 4))));
      v128.store(dx, slope);
      v128.store(dp + e * 4, f32x4.add(v128.load(dp + e * 4), slope));
    }
    if (!rest) continue;
    copy(scratch, x, rest);
    copy(scratch + 16, p + whole * 4, rest);
    copy(scratch + 32, dy, rest);
    v128.store(scratch, f32x4.mul(v128.load(scratch + 32), sigmoid(k, f32x4.add(v128.load(scratch), v128.load(scratch + 16)))));
    copy(dx, scratch, rest);
    for (let e = 0; e < rest; ++e) f32.store(dp + (whole + e) * 4, f32.load(dp + (whole + e) * 4) + f32.load(scratch + e * 4));
  }
}
