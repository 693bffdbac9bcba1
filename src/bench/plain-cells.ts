/** The arithmetic between the products of each cell in plain TypeScript, forward and backward: part of `plain-ts`. */
import type { CellName } from './rows.ts';

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

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Forward: step t from state number `from` to number `to`. Backward: step t of a whole sequence. */
interface PlainCell {
  forward(place: Place, t: number, from: number, to: number): void;
  backward(place: Place, t: number): void;
}

const rnn: PlainCell = {
  forward({ B, H, h, gates, fromH }, t, _, to) {
    for (let k = 0; k < B * H; k++) h[to * B * H + k] = Math.tanh(gates[t * B * H + k]! + fromH[t * B * H + k]!);
  },
  backward({ B, H, h, dh, dx, du }, t) {
    for (let k = 0; k < B * H; k++) {
      const value = h[(t + 1) * B * H + k]!;
      dx[k] = du[k] = dh[k]! * (1 - value * value);
      dh[k] = 0;
    }
  },
};

const gru: PlainCell = {
  forward({ B, H, h, gates, fromH }, t, from, to) {
    for (let b = 0; b < B; b++) {
      for (let j = 0; j < H; j++) {
        const at = (t * B + b) * 3 * H + j;
        const r = gates[at] = sigmoid(gates[at]! + fromH[at]!);
        const z = gates[at + H] = sigmoid(gates[at + H]! + fromH[at + H]!);
        const n = gates[at + 2 * H] = Math.tanh(gates[at + 2 * H]! + r * fromH[at + 2 * H]!);
        h[(to * B + b) * H + j] = n + z * (h[(from * B + b) * H + j]! - n);
      }
    }
  },
  backward({ B, H, h, gates, fromH, dh, dx, du }, t) {
    for (let b = 0; b < B; b++) {
      for (let j = 0; j < H; j++) {
        const [at, to] = [(t * B + b) * 3 * H + j, b * 3 * H + j];
        const r = gates[at]!;
        const z = gates[at + H]!;
        const n = gates[at + 2 * H]!;
        const slope = dh[b * H + j]!;
        const dn = slope * (1 - z) * (1 - n * n);
        dx[to] = du[to] = dn * fromH[at + 2 * H]! * r * (1 - r);
        dx[to + H] = du[to + H] = slope * (h[(t * B + b) * H + j]! - n) * z * (1 - z);
        dx[to + 2 * H] = dn;
        du[to + 2 * H] = dn * r;
        dh[b * H + j] = slope * z;
      }
    }
  },
};

const lstm: PlainCell = {
  forward({ B, H, h, c, gates, fromH }, t, from, to) {
    for (let b = 0; b < B; b++) {
      for (let j = 0; j < H; j++) {
        const at = (t * B + b) * 4 * H + j;
        const i = gates[at] = sigmoid(gates[at]! + fromH[at]!);
        const f = gates[at + H] = sigmoid(gates[at + H]! + fromH[at + H]!);
        const g = gates[at + 2 * H] = Math.tanh(gates[at + 2 * H]! + fromH[at + 2 * H]!);
        const o = gates[at + 3 * H] = sigmoid(gates[at + 3 * H]! + fromH[at + 3 * H]!);
        const kept = c[(to * B + b) * H + j] = f * c[(from * B + b) * H + j]! + i * g;
        h[(to * B + b) * H + j] = o * Math.tanh(kept);
      }
    }
  },
  backward({ B, H, c, gates, dh, dc, dx, du }, t) {
    for (let b = 0; b < B; b++) {
      for (let j = 0; j < H; j++) {
        const at = (t * B + b) * 4 * H + j;
        const i = gates[at]!;
        const f = gates[at + H]!;
        const g = gates[at + 2 * H]!;
        const o = gates[at + 3 * H]!;
        const shown = Math.tanh(c[((t + 1) * B + b) * H + j]!);
        const slope = dh[b * H + j]!;
        const dKept = dc[b * H + j]! + slope * o * (1 - shown * shown);
        const to = b * 4 * H + j;
        dx[to] = dKept * g * i * (1 - i);
        dx[to + H] = dKept * c[(t * B + b) * H + j]! * f * (1 - f);
        dx[to + 2 * H] = dKept * i * (1 - g * g);
        dx[to + 3 * H] = slope * shown * o * (1 - o);
        dc[b * H + j] = dKept * f;
        dh[b * H + j] = 0;
      }
    }
    du.set(dx);
  },
};

/** Each cell's own arithmetic. */
export const plainCells: Record<CellName, PlainCell> = { rnn, gru, lstm };
