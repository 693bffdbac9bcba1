/** The greater of a number and 0, and what comes back of it. */
import { deliver } from './groups';

/** Four numbers or 0 each: as tfjs does it, the greater of two whole numbers, by their signs, which also decide what becomes of NaN. */
// @ts-ignore: decorator
@inline
export function positive(x: v128): v128 {
  return i32x4.max_s(x, i32x4.splat(0));
}

/** `rows` of eight numbers, `line` bytes apart, in place. */
export function rectify(at: usize, rows: i32, line: i32): void {
  for (; rows > 0; --rows, at += line) {
    v128.store(at, positive(v128.load(at)));
    v128.store(at, positive(v128.load(at, 16)), 16);
  }
}

/** to [N] = dy where y is above 0, else 0. */
export function unrectify(N: i32, y: usize, dy: usize, to: usize): void {
  for (; N > 0; N -= 4, y += 16, dy += 16, to += 16) {
    deliver(to, N, v128.and(v128.load(dy), f32x4.gt(v128.load(y), f32x4.splat(0))));
  }
}
