/** Probe in AssemblyScript: loads of 16 bytes, as many a second as the machine can do. */

/** Reads the first `bytes` of memory, a multiple of 256, `passes` times; gives a number that depends on all of them. */
export function run(passes: i32, bytes: i32): i32 {
  const zero = i32x4.splat(0);
  let s0 = zero, s1 = zero, s2 = zero, s3 = zero, s4 = zero, s5 = zero, s6 = zero, s7 = zero;
  let s8 = zero, s9 = zero, s10 = zero, s11 = zero, s12 = zero, s13 = zero, s14 = zero, s15 = zero;
  for (let k = 0; k < passes; k++) {
    for (let at = 0; at < bytes; at += 256) {
      s0 = v128.or(s0, v128.load(at, 0));
      s1 = v128.or(s1, v128.load(at, 16));
      s2 = v128.or(s2, v128.load(at, 32));
      s3 = v128.or(s3, v128.load(at, 48));
      s4 = v128.or(s4, v128.load(at, 64));
      s5 = v128.or(s5, v128.load(at, 80));
      s6 = v128.or(s6, v128.load(at, 96));
      s7 = v128.or(s7, v128.load(at, 112));
      s8 = v128.or(s8, v128.load(at, 128));
      s9 = v128.or(s9, v128.load(at, 144));
      s10 = v128.or(s10, v128.load(at, 160));
      s11 = v128.or(s11, v128.load(at, 176));
      s12 = v128.or(s12, v128.load(at, 192));
      s13 = v128.or(s13, v128.load(at, 208));
      s14 = v128.or(s14, v128.load(at, 224));
      s15 = v128.or(s15, v128.load(at, 240));
    }
  }
  const low = v128.or(v128.or(v128.or(s0, s1), v128.or(s2, s3)), v128.or(v128.or(s4, s5), v128.or(s6, s7)));
  const high = v128.or(v128.or(v128.or(s8, s9), v128.or(s10, s11)), v128.or(v128.or(s12, s13), v128.or(s14, s15)));
  const all = v128.or(low, high);
  return i32x4.extract_lane(all, 0) | i32x4.extract_lane(all, 3);
}
