/** relu of many numbers: tfjs' own takes NaN for 0 where its sign is set. */
import { unrectify } from '../simd/rectify';

/** y [N] from x [N]. */
export function relu(N: i32, x: usize, y: usize): void {
  unrectify(N, x, x, y);
}
