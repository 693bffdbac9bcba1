/** The Gaussian error linear unit of many numbers, forward and backward. The equation: src/models/parts/gelu.ts. */
import { gelu } from '../simd/gelu';

/** y [N] from x [N]. */
export function geluForward(N: i32, x: usize, y: usize, _tape: usize, _: usize): void {
  gelu(N, x, 0, y);
}

/** The gradient of x from that of y. */
export function geluBackward(N: i32, x: usize, _y: usize, _tape: usize, dy: usize, dx: usize, _: usize): void {
  gelu(N, x, dy, dx);
}
