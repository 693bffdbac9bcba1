/** relu of many numbers: tfjs' own takes NaN for 0 where its sign is set. */
import { deliver } from '../simd/groups';
import { positive } from '../simd/rectify';

/** y [N] from x [N]. */
export function relu(N: i32, x: usize, y: usize): void {
  for (; N > 0; N -= 4, x += 16, y += 16) deliver(y, N, positive(v128.load(x)));
}
