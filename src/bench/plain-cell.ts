/** What the peer `plain-ts` wants of a cell: the arithmetic between its products in plain TypeScript, both ways. */

/**
 * Where the numbers of a cell are; G is the number of gates times H. h, c [T+1,B,H] are states, the first the one
 * before the first step; gates, fromH [T,B,G] come as the shares of x and of h in the gates' sums, and `forward` leaves
 * the gates in `gates`. Backward: dh, dc [B,H] are gradients of the state after a step and become those of the state
 * before it, but for what `du` leads to; dx, du [B,G] are gradients of the sums' share of x and of that of h.
 */
export interface Place {
  B: number;
  H: number;
  x: Float32Array;
  h: Float32Array;
  c: Float32Array;
  gates: Float32Array;
  fromH: Float32Array;
  dh: Float32Array;
  dc: Float32Array;
  dx: Float32Array;
  du: Float32Array;
}

/** Between 0 and 1. */
export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Forward: step t from state number `from` to number `to`. Backward: step t of a whole sequence. */
export interface PlainCell {
  forward(place: Place, t: number, from: number, to: number): void;
  backward(place: Place, t: number): void;
}
