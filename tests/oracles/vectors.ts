/** Float64 vectors and matrices as plain arrays: the little that the oracles need. */
export type Vector = number[];
export type Matrix = number[][];

export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
export const silu = (x: number) => x * sigmoid(x);
export const dot = (a: Vector, b: Vector) => a.reduce((sum, value, j) => sum + value * b[j], 0);
export const product = (W: Matrix, x: Vector): Vector => W.map((row) => dot(row, x));
export const none = (length: number): Vector => Array.from({ length }, () => 0);
