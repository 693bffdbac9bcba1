/** An LSTM and a GRU whose gates have two biases each, one beside the input and one beside the state, in double precision. */
import type { Gates, Matrix } from '../models/layout.ts';
import type { Random } from '../random.ts';

export type Kind = 'lstm' | 'gru';
/** The gates of each, in the order of PyTorch. */
export const LETTERS: Record<Kind, string> = { lstm: 'ifgo', gru: 'rzn' };

const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));

/** Gates with weights and both biases drawn from a normal distribution, times a factor. */
export function freshGates(kind: Kind, D: number, H: number, random: Random, times = 1): Gates {
  const vector = (width: number) => Array.from({ length: width }, () => times * random.normal());
  const matrix = (width: number): Matrix => Array.from({ length: H }, () => vector(width));
  return Object.fromEntries(
    [...LETTERS[kind]].map((letter) => [letter, { W: matrix(D), U: matrix(H), b: vector(H), d: vector(H) }]),
  );
}

/** The gates with the two biases of some of them added into the one beside the input. */
export const summed = (gates: Gates, letters: string): Gates =>
  Object.fromEntries(
    Object.entries(gates).map(([letter, { W, U, b, d }]) => [
      letter,
      letters.includes(letter)
        ? { W, U, b: b.map((value, k) => value + (d[k] ?? 0)), d: d.map(() => 0) }
        : { W, U, b, d },
    ]),
  );

/** The states h [T][H] for x [T][D]; the GRU resets after the product with U, as PyTorch and MLX do. */
export function runWithBoth(kind: Kind, gates: Gates, x: Matrix): Matrix {
  const zeros = (Object.values(gates)[0]?.b ?? []).map(() => 0);
  let [h, c] = [zeros, zeros];
  const affine = (matrix: Matrix, vector: number[], bias: number[]) =>
    matrix.map((row, k) => row.reduce((sum, weight, n) => sum + weight * (vector[n] ?? 0), bias[k] ?? 0));
  return x.map((input) => {
    const halves = (letter: string, reset = zeros.map(() => 1)) => {
      const { W, U, b, d } = gates[letter] ?? { W: [], U: [], b: [], d: [] };
      const recalled = affine(U, h, d);
      return affine(W, input, b).map((value, k) => value + (reset[k] ?? 0) * (recalled[k] ?? 0));
    };
    if (kind === 'lstm') {
      const [i = [], f = [], o = []] = ['i', 'f', 'o'].map((letter) => halves(letter).map(sigmoid));
      const g = halves('g').map(Math.tanh);
      c = c.map((old, k) => (f[k] ?? 0) * old + (i[k] ?? 0) * (g[k] ?? 0));
      h = c.map((value, k) => (o[k] ?? 0) * Math.tanh(value));
    } else {
      const [r = [], z = []] = ['r', 'z'].map((letter) => halves(letter).map(sigmoid));
      const n = halves('n', r).map(Math.tanh);
      h = h.map((old, k) => (1 - (z[k] ?? 0)) * (n[k] ?? 0) + (z[k] ?? 0) * old);
    }
    return h;
  });
}

/** The largest difference that adding the two biases of these gates makes in any state. */
export function changedBySumming(kind: Kind, gates: Gates, letters: string, x: Matrix): number {
  const [two, one] = [gates, summed(gates, letters)].map((own) => runWithBoth(kind, own, x).flat());
  return Math.max(...(two ?? []).map((value, k) => Math.abs(value - (one?.[k] ?? 0))));
}
