/** z σ(z), and what it lets through, in one pass each way: src/cells/silu.ts. */
import { constants, ones, sigmoid } from '../simd/functions';
import { copy } from '../simd/packing';

// The numbers beyond the last four are copied to scratch, and what is made of them back.

/** Bytes of scratch for `siluForward`: four numbers of each kind. */
export function siluForwardBytes(): i32 {
  return 48;
}

/** o [B,T,E] = y ⊙ silu(z), or silu(z) where the address of y is 0. */
export function siluForward(B: i32, T: i32, E: i32, z: usize, y: usize, o: usize, _: usize, scratch: usize): void {
  const N = B * T * E, whole = N & ~3, rest = N - whole;
  through(whole, z, y, o);
  if (!rest) return;
  const at = whole * 4;
  copy(scratch, z + at, rest);
  if (y) copy(scratch + 16, y + at, rest);
  through(4, scratch, y ? scratch + 16 : 0, scratch + 32);
  copy(o + at, scratch + 32, rest);
}

function through(N: i32, z: usize, y: usize, o: usize): void {
  const k = constants();
  for (const end = z + N * 4; z < end; z += 16, o += 16) {
    const gate = v128.load(z), open = f32x4.mul(gate, sigmoid(k, gate));
    if (y) {
      v128.store(o, f32x4.mul(v128.load(y), open));
      y += 16;
    } else v128.store(o, open);
  }
}

/** Bytes of scratch for `siluBackward`. */
export function siluBackwardBytes(): i32 {
  return 80;
}

/** The gradients of z and y, 0 for none, from that of o. */
export function siluBackward(
  B: i32, T: i32, E: i32, z: usize, y: usize, o: usize, _: usize, d: usize, dz: usize, dy: usize, scratch: usize,
): void {
  const N = B * T * E, whole = N & ~3, rest = N - whole;
  back(whole, z, y, d, dz, dy);
  if (!rest) return;
  const at = whole * 4;
  copy(scratch, z + at, rest);
  if (y) copy(scratch + 16, y + at, rest);
  copy(scratch + 32, d + at, rest);
  back(4, scratch, y ? scratch + 16 : 0, scratch + 32, scratch + 48, scratch + 64);
  copy(dz + at, scratch + 48, rest);
  if (y) copy(dy + at, scratch + 64, rest);
}

function back(N: i32, z: usize, y: usize, d: usize, dz: usize, dy: usize): void {
  const k = constants();
  for (const end = z + N * 4; z < end; z += 16, d += 16, dz += 16) {
    const gate = v128.load(z), slope = v128.load(d), s = sigmoid(k, gate);
    // silu' = s (1 + z (1 - s)).
    const turn = f32x4.mul(s, f32x4.add(ones(k), f32x4.mul(gate, f32x4.sub(ones(k), s))));
    if (y) {
      v128.store(dz, f32x4.mul(f32x4.mul(slope, v128.load(y)), turn));
      v128.store(dy, f32x4.mul(slope, f32x4.mul(gate, s)));
      y += 16;
      dy += 16;
    } else v128.store(dz, f32x4.mul(slope, turn));
  }
}
