/** z σ(z), and what it lets through, in one pass each way: src/cells/silu.ts. */
import { constants, logistic, ones } from '../simd/functions';
import { give, take } from '../simd/groups';

/** o [B,T,E] = y ⊙ silu(z), or silu(z) where the address of y is 0. */
export function siluForward(B: i32, T: i32, E: i32, z: usize, y: usize, o: usize, _: usize, scratch: usize): void {
  const k = constants();
  for (let left = B * T * E; left > 0; left -= 4, z += 16, o += 16) {
    const gate = take(z, left, scratch);
    let open = f32x4.mul(gate, logistic(k, gate));
    if (y) {
      open = f32x4.mul(take(y, left, scratch), open);
      y += 16;
    }
    give(o, left, open, scratch);
  }
}

/** The gradients of z and y, 0 for none, from that of o. */
export function siluBackward(
  B: i32, T: i32, E: i32, z: usize, y: usize, o: usize, _: usize, d: usize, dz: usize, dy: usize, scratch: usize,
): void {
  const k = constants();
  for (let left = B * T * E; left > 0; left -= 4, z += 16, d += 16, dz += 16) {
    const gate = take(z, left, scratch), s = logistic(k, gate);
    let slope = take(d, left, scratch);
    if (y) {
      const input = take(y, left, scratch);
      give(dy, left, f32x4.mul(slope, f32x4.mul(gate, s)), scratch);
      slope = f32x4.mul(slope, input);
      y += 16;
      dy += 16;
    }
    // silu' = s (1 + z (1 - s)).
    give(dz, left, f32x4.mul(slope, f32x4.mul(s, f32x4.add(ones(k), f32x4.mul(gate, f32x4.sub(ones(k), s))))), scratch);
  }
}
