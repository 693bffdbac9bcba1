/** The Gaussian error linear unit of many numbers, forward and backward. The equation: src/cells/gelu.ts. */
import { gelu } from '../simd/gelu';

/** Bytes of scratch for `geluForward`: four numbers, as those beyond a multiple of four are computed one by one. */
export function geluForwardBytes(_: i32): i32 {
  return 16;
}

/** Bytes of scratch for `geluBackward`: such numbers and their slopes. */
export function geluBackwardBytes(_: i32): i32 {
  return 32;
}

/** y [N] from x [N]. */
export function geluForward(N: i32, x: usize, y: usize, _: usize, scratch: usize): void {
  geluBackward(N, x, 0, 0, 0, y, scratch);
}

/** The gradient of x from that of y. */
export function geluBackward(N: i32, x: usize, _y: usize, _: usize, dy: usize, dx: usize, scratch: usize): void {
  const whole = N & ~3;
  gelu(whole, x, dy, dx);
  for (let at = <usize>whole * 4, end = <usize>N * 4; at < end; at += 4) {
    f32.store(scratch, f32.load(x + at));
    if (dy) f32.store(scratch, f32.load(dy + at), 16);
    gelu(4, scratch, dy ? scratch + 16 : 0, scratch);
    f32.store(dx + at, f32.load(scratch));
  }
}
