/** Channels that have nothing to do with each other, four at a time: what their recurrences have in common. */

// Four channels are a *group*, one in each lane. The channels that are missing in the last group are zeros that write
// nothing. Forward keeps the state before every sixteenth step; backward computes the fifteen after it again, which takes
// less time than reading them all from far memory.

/** Steps between two states that are kept. */
export const SPAN: i32 = 16;

/** How many groups hold E channels. */
export function groupsOf(E: i32): i32 {
  return (E + 3) >> 2;
}

/** What `take` wants to leave of four numbers those that are there, the first `count`. */
export function lanes(count: i32): v128 {
  return i32x4.gt_s(i32x4.splat(count), i32x4(0, 1, 2, 3));
}

/** Four numbers, zeros where none are: what follows the last of an array may be read, as `malloc` ends no piece where memory ends. */
// @ts-ignore: decorator
@inline
export function take(source: usize, lanes: v128): v128 {
  return v128.and(v128.load(source), lanes);
}

/** Writes the first `count` of four numbers. */
// @ts-ignore: decorator
@inline
export function give(target: usize, count: i32, value: v128): void {
  if (count >= 4) v128.store(target, value);
  else giveFew(target, count, value);
}

function giveFew(target: usize, count: i32, value: v128): void {
  v128.store_lane<f32>(target, value, 0);
  if (count > 1) v128.store_lane<f32>(target, value, 1, 4);
  if (count > 2) v128.store_lane<f32>(target, value, 2, 8);
}

/** The same as `give` as a call, for where it is a small part of the work. */
export function deliver(target: usize, count: i32, value: v128): void {
  give(target, count, value);
}

/** Rows of a matrix [E,N] to groups [E/4][N][4], in which two n are `next` bytes apart. */
export function toGroups(matrix: usize, E: i32, N: i32, groups: usize, next: i32): void {
  for (let e = 0; e < E; ++e) {
    for (let n = 0; n < N; ++n, matrix += 4) f32.store(groups + ((e >> 2) * N + n) * next + (e & 3) * 4, f32.load(matrix));
  }
}

/** The same the other way round. */
export function fromGroups(groups: usize, next: i32, E: i32, N: i32, matrix: usize): void {
  for (let e = 0; e < E; ++e) {
    for (let n = 0; n < N; ++n, matrix += 4) f32.store(matrix, f32.load(groups + ((e >> 2) * N + n) * next + (e & 3) * 4));
  }
}
