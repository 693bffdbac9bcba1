/** The recurrence of a diagonal state space model, forward and backward, and its step. The equations: src/models/s4d/cell.ts. */
import { constants, madd, nmadd, unlessVanished } from '../simd/functions';
import { deliver, fromGroups, groupsOf, lanes, SPAN, take, toGroups } from '../simd/groups';
import { oscillate, POLE, polesInto, STATE } from '../simd/oscillate';
import { copy } from '../simd/packing';

function spansOf(T: i32): i32 {
  return (T + SPAN - 1) / SPAN;
}

/** What has decayed to nothing, of `count` times four numbers `next` bytes apart, becomes 0. */
function settle(at: usize, count: i32, next: i32): void {
  const k = constants();
  for (; count > 0; --count, at += next) v128.store(at, unlessVanished(k, v128.load(at)));
}

/** Bytes of the states that are kept: [B][H/4][T/16][N][STATE]. */
export function diagonalRecurrenceTapeBytes(B: i32, T: i32, H: i32, N: i32): i32 {
  return B * groupsOf(H) * spansOf(T) * N * STATE;
}

/** Bytes of scratch for `diagonalRecurrenceForward`: poles and states in groups. */
export function diagonalRecurrenceForwardBytes(_: i32, __: i32, H: i32, N: i32): i32 {
  return groupsOf(H) * N * (POLE + STATE);
}

/** y [B,T,H] and the last state [B,H,N] from x, poles and what they are read by [H,N], D [H] and the first state, 0 for none. */
export function diagonalRecurrenceForward(
  B: i32, T: i32, H: i32, N: i32, x: usize, Are: usize, Aim: usize, Cre: usize, Cim: usize, D: usize, re: usize, im: usize,
  y: usize, lastRe: usize, lastIm: usize, tape: usize, scratch: usize,
): void {
  const G = groupsOf(H), poles = N * POLE, part = N * STATE, states = scratch + G * poles;
  memory.fill(scratch, 0, G * poles);
  polesInto(H, N, Are, Aim, Cre, Cim, scratch, POLE);
  for (let b = 0, entry = 0; b < B; ++b, entry += H * N * 4) {
    memory.fill(states, 0, G * part);
    if (re) toGroups(re + entry, H, N, states, STATE);
    if (im) toGroups(im + entry, H, N, states + 16, STATE);
    for (let g = 0; g < G; ++g) {
      const count = min(4, H - 4 * g), there = lanes(count), group = scratch + g * poles, s = states + g * part, skip = take(D + g * 16, there);
      for (let t = 0; t < T; ++t) {
        if (t % SPAN == 0) {
          settle(s, 2 * N, 16);
          if (tape) {
            memory.copy(tape, s, part);
            tape += part;
          }
        }
        const at = ((b * T + t) * H + 4 * g) * 4, input = take(x + at, there);
        deliver(y + at, count, madd(skip, input, oscillate(N, group, POLE, input, s, s)));
      }
    }
    fromGroups(states, STATE, H, N, lastRe + entry);
    fromGroups(states + 16, STATE, H, N, lastIm + entry);
  }
}

// Backward, what belongs to one pole of a group lies together, so that one address leads to all of it: the pole and what
// it is read by, the gradient of the state, and the gradients of the pole and of what it is read by.
const RECORD: i32 = 160, D_STATE: usize = 64, D_POLE: usize = 96;

/** Bytes of scratch for `diagonalRecurrenceBackward`: the records, the gradient of D in groups, the states of a span. */
export function diagonalRecurrenceBackwardBytes(_: i32, __: i32, H: i32, N: i32): i32 {
  return groupsOf(H) * (N * RECORD + 16) + (SPAN + 1) * N * STATE;
}

/** The gradients of what `diagonalRecurrenceForward` read, 0 where there is none, from those of what it wrote, 0 for none. */
export function diagonalRecurrenceBackward(
  B: i32, T: i32, H: i32, N: i32, x: usize, Are: usize, Aim: usize, Cre: usize, Cim: usize, D: usize, re: usize, im: usize,
  y: usize, lastRe: usize, lastIm: usize, tape: usize, dy: usize, dLastRe: usize, dLastIm: usize,
  dx: usize, dAre: usize, dAim: usize, dCre: usize, dCim: usize, dD: usize, dRe: usize, dIm: usize, scratch: usize,
): void {
  const G = groupsOf(H), records = N * RECORD, part = N * STATE, spans = spansOf(T);
  const toD = scratch + G * records, states = toD + G * 16;
  memory.fill(scratch, 0, G * (records + 16));
  polesInto(H, N, Are, Aim, Cre, Cim, scratch, RECORD);
  for (let b = 0, entry = 0; b < B; ++b, entry += H * N * 4) {
    for (let r = scratch + D_STATE; r < toD; r += RECORD) memory.fill(r, 0, 32);
    if (dLastRe) toGroups(dLastRe + entry, H, N, scratch + D_STATE, RECORD);
    if (dLastIm) toGroups(dLastIm + entry, H, N, scratch + D_STATE + 16, RECORD);
    for (let g = 0; g < G; ++g) {
      const count = min(4, H - 4 * g), there = lanes(count), group = scratch + g * records, skip = take(D + g * 16, there);
      let skipped = v128.load(toD + g * 16);
      for (let span = spans - 1; span >= 0; --span) {
        const from = span * SPAN, steps = min(SPAN, T - from), first = ((b * T + from) * H + 4 * g) * 4;
        memory.copy(states, tape + ((b * G + g) * spans + span) * part, part);
        for (let s = 0; s < steps; ++s) {
          const before = states + s * part;
          oscillate(N, group, RECORD, take(x + first + s * H * 4, there), before, before + part);
        }
        for (let s = steps - 1; s >= 0; --s) {
          const at = first + s * H * 4, grad = dy ? take(dy + at, there) : f32x4.splat(0);
          skipped = madd(grad, take(x + at, there), skipped);
          deliver(dx + at, count, madd(grad, skip, back(N, group, grad, states + s * part)));
        }
        settle(group + D_STATE, N, RECORD);
        settle(group + D_STATE + 16, N, RECORD);
      }
      v128.store(toD + g * 16, skipped);
    }
    if (dRe) fromGroups(scratch + D_STATE, RECORD, H, N, dRe + entry);
    if (dIm) fromGroups(scratch + D_STATE + 16, RECORD, H, N, dIm + entry);
  }
  fromGroups(scratch + D_POLE, RECORD, H, N, dAre);
  fromGroups(scratch + D_POLE + 16, RECORD, H, N, dAim);
  fromGroups(scratch + D_POLE + 32, RECORD, H, N, dCre);
  fromGroups(scratch + D_POLE + 48, RECORD, H, N, dCim);
  memory.copy(dD, toD, H * 4);
}

/** One step back, from the state before it, which the one after it follows; gives the gradient of what was written. */
function back(N: i32, group: usize, grad: v128, s: usize): v128 {
  const part = N * STATE;
  let written = f32x4.splat(0);
  for (const end = s + part; s < end; s += STATE, group += RECORD) {
    const a = v128.load(group), b = v128.load(group, 16), re = v128.load(s), im = v128.load(s, 16);
    const dRe = madd(grad, v128.load(group, 32), v128.load(group, D_STATE));
    const dIm = nmadd(grad, v128.load(group, 48), v128.load(group, D_STATE + 16));
    written = f32x4.add(written, dRe);
    v128.store(group, madd(b, dIm, f32x4.mul(a, dRe)), D_STATE);
    v128.store(group, nmadd(b, dRe, f32x4.mul(a, dIm)), D_STATE + 16);
    v128.store(group, madd(dIm, im, madd(dRe, re, v128.load(group, D_POLE))), D_POLE);
    v128.store(group, nmadd(dRe, im, madd(dIm, re, v128.load(group, D_POLE + 16))), D_POLE + 16);
    v128.store(group, madd(grad, v128.load(s + part), v128.load(group, D_POLE + 32)), D_POLE + 32);
    v128.store(group, nmadd(grad, v128.load(s + part, 16), v128.load(group, D_POLE + 48)), D_POLE + 48);
  }
  return written;
}

/** Bytes of the packed weights: poles and D in groups. */
export function s4dPackedBytes(H: i32, _: i32, N: i32): i32 {
  return groupsOf(H) * (N * POLE + 16);
}

/** Packs poles and what they are read by, [H,N], and D [H] for `s4dSteps`. */
export function s4dPack(H: i32, _: i32, N: i32, Are: usize, Aim: usize, Cre: usize, Cim: usize, D: usize, packed: usize): void {
  memory.fill(packed, 0, s4dPackedBytes(H, H, N));
  polesInto(H, N, Are, Aim, Cre, Cim, packed, POLE);
  copy(packed + groupsOf(H) * N * POLE, D, H);
}

/** Bytes of a stream's state: that of the model. */
export function s4dStateBytes(H: i32, _: i32, N: i32): i32 {
  return groupsOf(H) * N * STATE;
}

/** T steps of one sequence from x [T,H]; `state` goes on from where it was, and `y` [T,H] is what it showed. */
export function s4dSteps(_: i32, T: i32, H: i32, __: i32, N: i32, packed: usize, x: usize, state: usize, y: usize): void {
  const G = groupsOf(H);
  for (let t = 0; t < T; ++t, x += H * 4, y += H * 4) {
    settle(state, 2 * G * N, 16);
    for (let g = 0; g < G; ++g) {
      const count = min(4, H - 4 * g), there = lanes(count), input = take(x + g * 16, there), s = state + g * N * STATE;
      const shown = oscillate(N, packed + g * N * POLE, POLE, input, s, s);
      deliver(y + g * 16, count, madd(v128.load(packed + G * N * POLE + g * 16), input, shown));
    }
  }
}
