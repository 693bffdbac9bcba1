/** Probe in AssemblyScript: loads of 16 bytes, as many a second as the machine can do. */

/**
 * Reads the first `bytes` of memory, a multiple of 128, `passes` times; gives a number that depends on all of them.
 * Four sums are enough not to wait for each other; with 16 of them V8 runs out of registers and takes twice as long.
 */
export function loads(passes: i32, bytes: i32): i32 {
  const zero = i32x4.splat(0);
  let s0 = zero, s1 = zero, s2 = zero, s3 = zero;
  for (let k = 0; k < passes; k++) {
    for (let at = 0; at < bytes; at += 128) {
      s0 = v128.or(s0, v128.load(at, 0));
      s1 = v128.or(s1, v128.load(at, 16));
      s2 = v128.or(s2, v128.load(at, 32));
      s3 = v128.or(s3, v128.load(at, 48));
      s0 = v128.or(s0, v128.load(at, 64));
      s1 = v128.or(s1, v128.load(at, 80));
      s2 = v128.or(s2, v128.load(at, 96));
      s3 = v128.or(s3, v128.load(at, 112));
    }
  }
  const all = v128.or(v128.or(s0, s1), v128.or(s2, s3));
  return i32x4.extract_lane(all, 0) | i32x4.extract_lane(all, 3);
}
