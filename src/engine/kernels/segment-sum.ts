/** Sums rows that belong together: the gradient of looking rows up in a table, which tfjs' WebAssembly backend lacks. */
import { deliver } from '../simd/groups';

/**
 * sums[ids[n]] += x[n] for N rows of `width` numbers; `sums` has `segments` rows and is zeroed first. Rows with an id
 * out of range are left out, as in tfjs.
 */
export function segmentSum(N: i32, width: i32, segments: i32, x: usize, ids: usize, sums: usize): void {
  memory.fill(sums, 0, segments * width * 4);
  for (let n = 0; n < N; ++n, x += width * 4, ids += 4) {
    const id = i32.load(ids);
    if (id < 0 || id >= segments) continue;
    const sum = sums + id * width * 4;
    for (let k = 0; k < width; k += 4) {
      const at = sum + k * 4;
      deliver(at, width - k, f32x4.add(v128.load(at), v128.load(x + k * 4)));
    }
  }
}
