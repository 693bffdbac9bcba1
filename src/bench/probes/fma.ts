/** Probe in AssemblyScript: as many multiply-adds of four float32 at once as the machine can do. */

// @ts-ignore: decorators are AssemblyScript's here
@inline
function step(sum: v128, factor: v128, more: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(sum, factor, more);
  return f32x4.add(f32x4.mul(sum, factor), more);
}

/**
 * 12 multiply-adds a round, none waiting for another; gives a number that depends on all of them. Both constants come
 * in as arguments: V8 builds those that are written in the loop anew each time.
 */
export function multiplyAdds(rounds: i32, factor: f32, more: f32): f32 {
  const m = f32x4.splat(factor);
  const c = f32x4.splat(more);
  let s0 = c, s1 = c, s2 = c, s3 = c, s4 = c, s5 = c, s6 = c, s7 = c, s8 = c, s9 = c, s10 = c, s11 = c;
  for (let k = 0; k < rounds; k++) {
    s0 = step(s0, m, c);
    s1 = step(s1, m, c);
    s2 = step(s2, m, c);
    s3 = step(s3, m, c);
    s4 = step(s4, m, c);
    s5 = step(s5, m, c);
    s6 = step(s6, m, c);
    s7 = step(s7, m, c);
    s8 = step(s8, m, c);
    s9 = step(s9, m, c);
    s10 = step(s10, m, c);
    s11 = step(s11, m, c);
  }
  const sum = f32x4.add(
    f32x4.add(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)), f32x4.add(f32x4.add(s4, s5), f32x4.add(s6, s7))),
    f32x4.add(f32x4.add(s8, s9), f32x4.add(s10, s11)),
  );
  return f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 3);
}
