/** Turns a matrix over: tfjs takes it number by number. */
import { turn } from '../simd/turn';

/** `to` [columns,rows] from `from` [rows,columns]. */
export function transpose(rows: i32, columns: i32, from: usize, to: usize): void {
  turn(rows, columns, from, columns * 4, to, rows * 4);
}
