/** The Gaussian error linear unit in its tanh form, and its gradient. The equation: src/models/parts/gelu.ts. */
import { constants, madd, ones, power, unlessVanished } from './functions';
import { deliver } from './groups';

// (1 + tanh u) / 2 is σ(2u): 2u = x (OUTER + CUBIC x²), of which the gradient is OUTER + 3 CUBIC x².
const OUTER: f32 = 1.5957691216057308, CUBIC: f32 = 0.07135481282553503;

/** y [N] = x σ(2u) or, unless dy is 0, the gradient of x from that of y. y may be x. */
export function gelu(N: i32, x: usize, dy: usize, y: usize): void {
  const k = constants(), outer = f32x4.splat(OUTER), cubic = f32x4.splat(CUBIC), three = f32x4.splat(3), isSlope = dy != 0;
  for (; N > 0; N -= 4, x += 16, dy += 16, y += 16) {
    const x4 = v128.load(x), bend = f32x4.mul(f32x4.mul(x4, x4), cubic);
    const share = f32x4.div(ones(k), f32x4.add(ones(k), power(k, f32x4.neg(f32x4.mul(x4, f32x4.add(outer, bend))))));
    let factor = x4;
    if (isSlope) {
      const grad = f32x4.mul(f32x4.mul(x4, madd(three, bend, outer)), f32x4.sub(ones(k), share));
      factor = f32x4.mul(v128.load(dy), f32x4.add(ones(k), grad));
    }
    deliver(y, N, unlessVanished(k, f32x4.mul(factor, share)));
  }
}
