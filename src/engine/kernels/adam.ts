/** A step of Adam in one pass over a weight, and the sum of squares by which gradients are clipped. */
import { madd } from '../simd/functions';

/** Σ x² over N numbers. */
export function squareSum(N: i32, x: usize): f64 {
  let s = f32x4.splat(0), n = 0;
  for (; n + 4 <= N; n += 4) {
    const four = v128.load(x + n * 4);
    s = madd(four, four, s);
  }
  let sum: f64 = f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1) + (f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3));
  for (; n < N; ++n) sum += f32.load(x + n * 4) * f32.load(x + n * 4);
  return sum;
}

/**
 * For N numbers each: g = scale · gradient; mean' = β1 mean + (1-β1) g; square' = β2 square + (1-β2) g²;
 * weight' = weight - stepSize · mean' / (√square' + tiny). What is new is written to the last three addresses.
 */
export function adam(
  N: i32, scale: f32, stepSize: f32, β1: f32, β2: f32, tiny: f32,
  gradient: usize, weight: usize, mean: usize, square: usize, newWeight: usize, newMean: usize, newSquare: usize,
): void {
  const keep1 = f32x4.splat(β1), take1 = f32x4.splat(1 - β1), keep2 = f32x4.splat(β2), take2 = f32x4.splat(1 - β2);
  const by = f32x4.splat(scale), size = f32x4.splat(stepSize), guard = f32x4.splat(tiny);
  let at: usize = 0;
  for (const end = <usize>N * 4 & ~15; at < end; at += 16) {
    const g = f32x4.mul(v128.load(gradient + at), by);
    const m = madd(v128.load(mean + at), keep1, f32x4.mul(g, take1));
    const s = madd(v128.load(square + at), keep2, f32x4.mul(f32x4.mul(g, g), take2));
    const change = f32x4.div(f32x4.mul(m, size), f32x4.add(f32x4.sqrt(s), guard));
    v128.store(newMean + at, m);
    v128.store(newSquare + at, s);
    v128.store(newWeight + at, f32x4.sub(v128.load(weight + at), change));
  }
  for (const end = <usize>N * 4; at < end; at += 4) {
    const g = f32.load(gradient + at) * scale;
    const m = f32.load(mean + at) * β1 + g * (1 - β1);
    const s = f32.load(square + at) * β2 + g * g * (1 - β2);
    f32.store(newMean + at, m);
    f32.store(newSquare + at, s);
    f32.store(newWeight + at, f32.load(weight + at) - m * stepSize / (sqrt<f32>(s) + tiny));
  }
}
