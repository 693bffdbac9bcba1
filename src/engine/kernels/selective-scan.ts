/** The selective scan, forward and backward. The equation: src/models/mamba/s6.ts. */
import { constants, expAll, madd, unlessVanished } from '../simd/functions';
import { deliver, fromGroups, groupsOf, lanes, SPAN, take, toGroups } from '../simd/groups';

// A group's N states lie as [N][4].

/** Bytes of the states that are kept: [B][E/4][T/16][N][4]. */
export function selectiveScanTapeBytes(B: i32, T: i32, E: i32, N: i32): i32 {
  return B * groupsOf(E) * ((T + SPAN - 1) / SPAN) * N * 16;
}

/** Bytes of scratch for `selectiveScanForward`: A and the states in groups, a group's decays. */
export function selectiveScanForwardBytes(_: i32, __: i32, E: i32, N: i32): i32 {
  return (2 * groupsOf(E) + 1) * N * 16;
}

/** y [B,T,E] and the last state [B,E,N] from x, Δ [B,T,E], A [E,N], B, C [B,T,N] and D [E]. */
export function selectiveScanForward(
  B: i32, T: i32, E: i32, N: i32, x: usize, delta: usize, A: usize, Bs: usize, Cs: usize, D: usize,
  y: usize, last: usize, tape: usize, scratch: usize,
): void {
  const k = constants(), G = groupsOf(E), part = N * 16;
  const As = scratch, states = As + G * part, decays = states + G * part;
  memory.fill(As, 0, G * part);
  toGroups(A, E, N, As, 16);
  for (let b = 0; b < B; ++b, last += E * N * 4) {
    memory.fill(states, 0, G * part);
    for (let g = 0; g < G; ++g) {
      const count = min(4, E - 4 * g), there = lanes(count), group = As + g * part, h = states + g * part, skip = take(D + g * 16, there);
      for (let t = 0; t < T; ++t) {
        if (tape && t % SPAN == 0) {
          memory.copy(tape, h, part);
          tape += part;
        }
        const at = ((b * T + t) * E + 4 * g) * 4, chosen = (b * T + t) * N * 4;
        const step = take(delta + at, there), input = take(x + at, there), written = f32x4.mul(step, input);
        for (let n = 0; n < part; n += 16) v128.store(decays + n, f32x4.mul(step, v128.load(group + n)));
        expAll(k, decays, N);
        let sum = f32x4.mul(skip, input);
        for (let n = 0, from = Bs + chosen, to = Cs + chosen; n < part; n += 16, from += 4, to += 4) {
          const next = madd(v128.load(decays + n), v128.load(h + n), f32x4.mul(written, v128.load_splat<f32>(from)));
          v128.store(h + n, next);
          sum = madd(next, v128.load_splat<f32>(to), sum);
        }
        deliver(y + at, count, sum);
      }
    }
    fromGroups(states, 16, E, N, last);
  }
}

// Backward, what belongs to one state of a group lies together, so that one address leads to all of it: A, its gradient
// and that of the state; so do the sums, by lane, that the gradients of B and C of a step will be.
const RECORD: i32 = 48, D_A: usize = 16, D_STATE: usize = 32;
const SUMS: i32 = 32;

/**
 * Bytes of scratch for `selectiveScanBackward`: the records, the gradient of D in groups, the states and decays of a span,
 * the sums, eight numbers.
 */
export function selectiveScanBackwardBytes(_: i32, T: i32, E: i32, N: i32): i32 {
  return groupsOf(E) * (N * RECORD + 16) + (2 * SPAN + 1) * N * 16 + T * N * SUMS + 32;
}

/** The gradients of what `selectiveScanForward` read from those of what it wrote, 0 for none. */
export function selectiveScanBackward(
  B: i32, T: i32, E: i32, N: i32, x: usize, delta: usize, A: usize, Bs: usize, Cs: usize, D: usize, y: usize, last: usize,
  tape: usize, dy: usize, dLast: usize, dx: usize, dDelta: usize, dA: usize, dB: usize, dC: usize, dD: usize, scratch: usize,
): void {
  const k = constants(), G = groupsOf(E), part = N * 16, records = N * RECORD, spans = (T + SPAN - 1) / SPAN;
  const toD = scratch + G * records, states = toD + G * 16, decays = states + (SPAN + 1) * part;
  const sums = decays + SPAN * part, spare = sums + T * N * SUMS;
  memory.fill(scratch, 0, G * (records + 16));
  toGroups(A, E, N, scratch, RECORD);
  for (let b = 0; b < B; ++b) {
    for (let r = scratch + D_STATE; r < toD; r += RECORD) v128.store(r, f32x4.splat(0));
    if (dLast) toGroups(dLast + b * E * N * 4, E, N, scratch + D_STATE, RECORD);
    memory.fill(sums, 0, T * N * SUMS);
    for (let g = 0; g < G; ++g) {
      const count = min(4, E - 4 * g), there = lanes(count), group = scratch + g * records, skip = take(D + g * 16, there);
      let skipped = v128.load(toD + g * 16);
      for (let span = spans - 1; span >= 0; --span) {
        const from = span * SPAN, steps = min(SPAN, T - from);
        memory.copy(states, tape + ((b * G + g) * spans + span) * part, part);
        for (let s = 0; s < steps; ++s) {
          const at = ((b * T + from + s) * E + 4 * g) * 4, step = take(delta + at, there);
          const written = f32x4.mul(step, take(x + at, there));
          again(k, N, there, step, written, group, Bs + (b * T + from + s) * N * 4, decays + s * part, states + s * part);
        }
        for (let s = steps - 1; s >= 0; --s) {
          const t = from + s, at = ((b * T + t) * E + 4 * g) * 4, chosen = (b * T + t) * N * 4;
          const step = take(delta + at, there), input = take(x + at, there);
          const grad = dy ? take(dy + at, there) : f32x4.splat(0);
          back(k, N, there, step, f32x4.mul(step, input), grad, group, Bs + chosen, Cs + chosen, decays + s * part, states + s * part, sums + t * N * SUMS, spare);
          const dStep = v128.load(spare), dWritten = v128.load(spare, 16);
          deliver(dDelta + at, count, madd(dWritten, input, dStep));
          deliver(dx + at, count, madd(dWritten, step, f32x4.mul(grad, skip)));
          skipped = madd(grad, input, skipped);
        }
      }
      v128.store(toD + g * 16, skipped);
    }
    sumLanes(sums, T * N, dB + b * T * N * 4);
    sumLanes(sums + 16, T * N, dC + b * T * N * 4);
  }
  fromGroups(scratch + D_A, RECORD, E, N, dA);
  memory.copy(dD, toD, E * 4);
}

// Lanes without a channel are kept at 0: a sum over all lanes would not be a number were one of them 0 · ∞.

/** The decays of a step, and the state after it, behind the one before it. */
function again(k: usize, N: i32, there: v128, step: v128, written: v128, group: usize, Bs: usize, decays: usize, h: usize): void {
  const part = N * 16;
  for (let n = 0; n < part; n += 16, group += RECORD) v128.store(decays + n, f32x4.mul(step, v128.load(group)));
  expAll(k, decays, N);
  for (const end = h + part; h < end; h += 16, decays += 16, Bs += 4) {
    v128.store(h + part, v128.and(there, madd(v128.load(decays), v128.load(h), f32x4.mul(written, v128.load_splat<f32>(Bs)))));
  }
}

/** One step back: the gradients of its Δ without that through what is written, and of what is written, go to `found`. */
function back(
  k: usize, N: i32, there: v128, step: v128, written: v128, grad: v128, group: usize, Bs: usize, Cs: usize, decays: usize, h: usize,
  sums: usize, found: usize,
): void {
  const part = N * 16;
  let dWritten = f32x4.splat(0), dStep = dWritten;
  for (const end = h + part; h < end; h += 16, decays += 16, Bs += 4, Cs += 4, group += RECORD, sums += SUMS) {
    const gradient = v128.and(there, madd(grad, v128.load_splat<f32>(Cs), v128.load(group, D_STATE)));
    v128.store(sums, madd(gradient, written, v128.load(sums)));
    v128.store(sums, madd(grad, v128.load(h + part), v128.load(sums, 16)), 16);
    dWritten = madd(gradient, v128.load_splat<f32>(Bs), dWritten);
    const kept = unlessVanished(k, f32x4.mul(gradient, v128.load(decays)));
    v128.store(group, kept, D_STATE);
    const exponent = f32x4.mul(kept, v128.load(h));
    dStep = madd(exponent, v128.load(group), dStep);
    v128.store(group, madd(exponent, step, v128.load(group, D_A)), D_A);
  }
  v128.store(found, dStep);
  v128.store(found, dWritten, 16);
}

/** The sums of every second four of 2 · `count` times four numbers. */
function sumLanes(from: usize, count: i32, to: usize): void {
  for (let n = 0; n < count; ++n, from += SUMS, to += 4) {
    f32.store(to, f32.load(from) + f32.load(from, 4) + (f32.load(from, 8) + f32.load(from, 12)));
  }
}
