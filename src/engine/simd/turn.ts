/** Turns a matrix over, four rows and four columns at a time. */

/** `to` [columns,rows] from `from` [rows,columns]; their rows are `down` and `next` bytes apart. */
export function turn(rows: i32, columns: i32, from: usize, next: i32, to: usize, down: i32): void {
  const r4 = rows & ~3, c4 = columns & ~3;
  for (let r = 0; r < r4; r += 4) {
    for (let c = 0; c < c4; c += 4) {
      const at = from + r * next + c * 4, target = to + c * down + r * 4;
      const x0 = v128.load(at), x1 = v128.load(at + next), x2 = v128.load(at + 2 * next), x3 = v128.load(at + 3 * next);
      const a = v128.shuffle<i32>(x0, x1, 0, 4, 1, 5), b = v128.shuffle<i32>(x2, x3, 0, 4, 1, 5);
      const d = v128.shuffle<i32>(x0, x1, 2, 6, 3, 7), e = v128.shuffle<i32>(x2, x3, 2, 6, 3, 7);
      v128.store(target, v128.shuffle<i64>(a, b, 0, 2));
      v128.store(target + down, v128.shuffle<i64>(a, b, 1, 3));
      v128.store(target + 2 * down, v128.shuffle<i64>(d, e, 0, 2));
      v128.store(target + 3 * down, v128.shuffle<i64>(d, e, 1, 3));
    }
    for (let k = r; k < r + 4; ++k) rest(k, c4, columns, next, down, from, to);
  }
  for (let r = r4; r < rows; ++r) rest(r, 0, columns, next, down, from, to);
}

/** The numbers of row r from a column on. */
function rest(r: i32, c: i32, columns: i32, next: i32, down: i32, from: usize, to: usize): void {
  for (; c < columns; ++c) f32.store(to + c * down + r * 4, f32.load(from + r * next + c * 4));
}
