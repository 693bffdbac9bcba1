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

/** Four numbers, of which `count` are there. */
export function take(source: usize, count: i32, spare: usize): v128 {
  if (count >= 4) return v128.load(source);
  v128.store(spare, f32x4.splat(0));
  for (let k = 0; k < count; ++k) f32.store(spare + k * 4, f32.load(source + k * 4));
  return v128.load(spare);
}

/** Writes the first `count` of four numbers. */
export function give(target: usize, count: i32, value: v128, spare: usize): void {
  if (count >= 4) v128.store(target, value);
  else {
    v128.store(spare, value);
    for (let k = 0; k < count; ++k) f32.store(target + k * 4, f32.load(spare + k * 4));
  }
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
