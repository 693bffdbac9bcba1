/** The delta rule over a whole sequence, forward and backward. The equations: src/models/deltanet/cell.ts. */
import { backward, backwardBytes, forward, forwardBytes, tapeBytes } from '../simd/heads';

/** Bytes of the tape. */
export function deltaRuleTapeBytes(B: i32, T: i32, G: i32, d: i32): i32 {
  return B * G * tapeBytes(T, d);
}

/** Bytes of scratch for `deltaRuleForward`. */
export function deltaRuleForwardBytes(_: i32, T: i32, __: i32, d: i32): i32 {
  return forwardBytes(T, d);
}

/** y [B,T,G,d] and the last S [B,G,d,d] from q, k, v [B,T,G,d], beta [B,T,G] and the first S. */
export function deltaRuleForward(
  B: i32, T: i32, G: i32, d: i32, q: usize, k: usize, v: usize, beta: usize, S0: usize, y: usize, S: usize,
  tape: usize, scratch: usize,
): void {
  forward(B, T, G, d, q, k, v, beta, S0, 0, y, S, 0, tape, scratch);
}

/** Bytes of scratch for `deltaRuleBackward`. */
export function deltaRuleBackwardBytes(_: i32, T: i32, __: i32, d: i32): i32 {
  return backwardBytes(T, d);
}

/** The gradients of all that was read from those of what was written. */
export function deltaRuleBackward(
  B: i32, T: i32, G: i32, d: i32, q: usize, k: usize, v: usize, beta: usize, S0: usize, y: usize, _: usize, tape: usize,
  dy: usize, dS: usize, dq: usize, dk: usize, dv: usize, dbeta: usize, dS0: usize, scratch: usize,
): void {
  backward(B, T, G, d, q, k, v, beta, S0, 0, y, tape, dy, dS, 0, dq, dk, dv, dbeta, dS0, 0, scratch);
}
