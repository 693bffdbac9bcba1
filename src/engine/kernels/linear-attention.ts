/** Linear attention over a whole sequence, forward and backward. The equations: src/models/linear-attention/cell.ts. */
import { backward, backwardBytes, forward, forwardBytes, tapeBytes } from '../simd/heads';

/** Bytes of the tape. */
export function linearAttentionTapeBytes(B: i32, T: i32, G: i32, d: i32): i32 {
  return B * G * tapeBytes(T, d);
}

/** Bytes of scratch for `linearAttentionForward`. */
export function linearAttentionForwardBytes(_: i32, T: i32, __: i32, d: i32): i32 {
  return forwardBytes(T, d);
}

/** y [B,T,G,d] and the last S [B,G,d,d] and z [B,G,d] from q, k, v [B,T,G,d] and the first S and z. */
export function linearAttentionForward(
  B: i32, T: i32, G: i32, d: i32, q: usize, k: usize, v: usize, S0: usize, z0: usize, y: usize, S: usize, z: usize,
  tape: usize, scratch: usize,
): void {
  forward(B, T, G, d, q, k, v, 0, S0, z0, y, S, z, tape, scratch);
}

/** Bytes of scratch for `linearAttentionBackward`. */
export function linearAttentionBackwardBytes(_: i32, T: i32, __: i32, d: i32): i32 {
  return backwardBytes(T, d);
}

/** The gradients of all that was read from those of what was written. */
export function linearAttentionBackward(
  B: i32, T: i32, G: i32, d: i32, q: usize, k: usize, v: usize, S0: usize, z0: usize, y: usize, _: usize, __: usize,
  tape: usize, dy: usize, dS: usize, dz: usize, dq: usize, dk: usize, dv: usize, dS0: usize, dz0: usize, scratch: usize,
): void {
  backward(B, T, G, d, q, k, v, 0, S0, z0, y, tape, dy, dS, dz, dq, dk, dv, 0, dS0, dz0, scratch);
}
