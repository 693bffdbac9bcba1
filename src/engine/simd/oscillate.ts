/** Four channels of N decaying oscillations each, a step forward. */
import { madd, nmadd } from './functions';
import { toGroups } from './groups';

/** Bytes of a pole of four channels: Ā and what it is read by, complex. */
export const POLE: i32 = 64;
/** Bytes of its state, complex. */
export const STATE: i32 = 32;

/** Poles and what they are read by, all [H,N], in groups [H/4][N][POLE], two n `next` bytes apart; zeros stay where none are. */
export function polesInto(H: i32, N: i32, Are: usize, Aim: usize, Cre: usize, Cim: usize, to: usize, next: i32): void {
  toGroups(Are, H, N, to, next);
  toGroups(Aim, H, N, to + 16, next);
  toGroups(Cre, H, N, to + 32, next);
  toGroups(Cim, H, N, to + 48, next);
}

/** s[n] = Ā[n] s[n] + x for n < N, written to `to`, which may be where s is; gives Re Σ C[n] s[n]. Two poles are `next` bytes apart. */
export function oscillate(N: i32, poles: usize, next: i32, x: v128, s: usize, to: usize): v128 {
  // Two sums: a single one would be waited for, twice for each pole.
  let y = f32x4.splat(0), z = y;
  for (const end = s + N * STATE; s < end; s += STATE, to += STATE, poles += next) {
    const a = v128.load(poles), b = v128.load(poles, 16), re = v128.load(s), im = v128.load(s, 16);
    const newRe = nmadd(b, im, madd(a, re, x)), newIm = madd(a, im, f32x4.mul(b, re));
    v128.store(to, newRe);
    v128.store(to, newIm, 16);
    y = madd(v128.load(poles, 32), newRe, y);
    z = madd(v128.load(poles, 48), newIm, z);
  }
  return f32x4.sub(y, z);
}
