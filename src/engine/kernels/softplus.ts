/** The step size of a selective model, softplus(x + p), in one pass each way: src/models/mamba/s6.ts. */
import { constants, logistic, softplus } from '../simd/functions';
import { deliver } from '../simd/groups';

/** y [B,T,E] = ln (1 + e^(x + p)) for x [B,T,E] and p [E]. */
export function softplusForward(B: i32, T: i32, E: i32, x: usize, p: usize, y: usize, _: usize, scratch: usize): void {
  const k = constants(), row = E * 4;
  for (const end = x + B * T * row; x < end; x += row, y += row) {
    for (let e = 0; e < row; e += 16) {
      const count = E - (e >> 2);
      deliver(y + e, count, softplus(k, f32x4.add(v128.load(x + e), v128.load(p + e))));
    }
  }
}

/** The gradients of x and p from that of y. */
export function softplusBackward(
  B: i32, T: i32, E: i32, x: usize, p: usize, y: usize, _: usize, dy: usize, dx: usize, dp: usize, scratch: usize,
): void {
  const k = constants(), row = E * 4;
  memory.fill(dp, 0, row);
  for (const end = x + B * T * row; x < end; x += row, dy += row, dx += row) {
    for (let e = 0; e < row; e += 16) {
      const count = E - (e >> 2), sum = f32x4.add(v128.load(x + e), v128.load(p + e));
      const grad = f32x4.mul(v128.load(dy + e), logistic(k, sum));
      deliver(dx + e, count, grad);
      deliver(dp + e, count, f32x4.add(v128.load(dp + e), grad));
    }
  }
}
