/** The Gaussian error linear unit in its tanh form, and its slope. The equation: src/cells/gelu.ts. */
import { constants, madd, ones, power, unlessVanished } from './functions';

// (1 + tanh u) / 2 is σ(2u): 2u = x (OUTER + CUBIC x²), of which the slope is OUTER + 3 CUBIC x².
const OUTER: f32 = 1.5957691216057308, CUBIC: f32 = 0.07135481282553503;

/** y [N] = x σ(2u) or, unless dy is 0, the gradient of x from that of y. y may be x. */
export function gelu(N: i32, x: usize, dy: usize, y: usize): void {
  const k = constants(), outer = f32x4.splat(OUTER), cubic = f32x4.splat(CUBIC), three = f32x4.splat(3);
  // Four numbers at a time; of the last, those that make no four, one.
  for (let n = 0, next = 0; n < N; n = next) {
    const at = n * 4, isWhole = n + 4 <= N;
    next = isWhole ? n + 4 : n + 1;
    const x4 = isWhole ? v128.load(x + at) : v128.load_splat<f32>(x + at), bend = f32x4.mul(f32x4.mul(x4, x4), cubic);
    const share = f32x4.div(ones(k), f32x4.add(ones(k), power(k, f32x4.neg(f32x4.mul(x4, f32x4.add(outer, bend))))));
    let factor = x4;
    if (dy) {
      const slope = f32x4.mul(f32x4.mul(x4, madd(three, bend, outer)), f32x4.sub(ones(k), share));
      factor = f32x4.mul(isWhole ? v128.load(dy + at) : v128.load_splat<f32>(dy + at), f32x4.add(ones(k), slope));
    }
    const made = unlessVanished(k, f32x4.mul(factor, share));
    if (isWhole) v128.store(y + at, made);
    else f32.store(y + at, f32x4.extract_lane(made, 0));
  }
}
