/** The greater of a number and 0, and what comes back of it. */
import { deliver } from './groups';

/** Four numbers, or 0 where they are not above it; NaN stays NaN, of either sign. */
// @ts-ignore: decorator
@inline
export function positive(x: v128): v128 {
  return shut(x, x);
}

/** dy, but 0 where y is 0 or less: as in PyTorch, the gradient passes where y is NaN, and stops where dy alone is. */
// @ts-ignore: decorator
@inline
export function shut(y: v128, dy: v128): v128 {
  return v128.andnot(dy, f32x4.ge(f32x4.splat(0), y));
}

/** `rows` of eight numbers, `line` bytes apart, in place. */
export function rectify(at: usize, rows: i32, line: i32): void {
  for (; rows > 0; --rows, at += line) {
    v128.store(at, positive(v128.load(at)));
    v128.store(at, positive(v128.load(at, 16)), 16);
  }
}

/** to [N] = dy, but 0 where y is 0 or less. */
export function unrectify(N: i32, y: usize, dy: usize, to: usize): void {
  for (; N > 0; N -= 4, y += 16, dy += 16, to += 16) {
    deliver(to, N, shut(v128.load(y), v128.load(dy)));
  }
}
