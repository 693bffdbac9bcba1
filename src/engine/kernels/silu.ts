/** z σ(z), and what it lets through, in one pass each way: src/models/parts/silu.ts. */
import { constants, logisticAll, ones } from '../simd/functions';
import { deliver } from '../simd/groups';

/** Bytes of numbers whose σ is computed together, into scratch memory, of which there is as much without being asked for. */
const PART: usize = 1024;

/** o [B,T,E] = y ⊙ silu(z), or silu(z) where the address of y is 0. */
export function siluForward(B: i32, T: i32, E: i32, z: usize, y: usize, o: usize, _: usize, scratch: usize): void {
  const k = constants();
  for (let left = B * T * E; left > 0;) {
    logisticAll(k, z, 16, (min(left, <i32>PART / 4) + 3) >> 2, scratch);
    for (let at: usize = 0; at < PART && left > 0; at += 16, left -= 4, z += 16, o += 16) {
      let open = f32x4.mul(v128.load(z), v128.load(scratch + at));
      if (y) {
        open = f32x4.mul(v128.load(y), open);
        y += 16;
      }
      deliver(o, left, open);
    }
  }
}

/** The gradients of z and y, 0 for none, from that of o. */
export function siluBackward(
  B: i32, T: i32, E: i32, z: usize, y: usize, o: usize, _: usize, d: usize, dz: usize, dy: usize, scratch: usize,
): void {
  const k = constants();
  for (let left = B * T * E; left > 0;) {
    logisticAll(k, z, 16, (min(left, <i32>PART / 4) + 3) >> 2, scratch);
    for (let at: usize = 0; at < PART && left > 0; at += 16, left -= 4, z += 16, d += 16, dz += 16) {
      const gate = v128.load(z), s = v128.load(scratch + at);
      let grad = v128.load(d);
      if (y) {
        const input = v128.load(y);
        deliver(dy, left, f32x4.mul(grad, f32x4.mul(gate, s)));
        grad = f32x4.mul(grad, input);
        y += 16;
        dy += 16;
      }
      // silu' = s (1 + z (1 - s)).
      deliver(dz, left, f32x4.mul(grad, f32x4.mul(s, f32x4.add(ones(k), f32x4.mul(gate, f32x4.sub(ones(k), s))))));
    }
  }
}
