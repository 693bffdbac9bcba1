import type { Matrix } from './vectors.ts';

type Taps = number[][][];
const relu = (rows: Matrix): Matrix => rows.map((row) => row.map((value) => Math.max(value, 0)));

/** Bai et al. (2018), two blocks with gaps of 1 and 2: every output looks up the steps its taps reach. */
export const tcnOracle = (weights: Record<string, Taps & Matrix & number[]>, x: Matrix): Matrix => {
  const convolved = (W: Taps, b: number[], input: Matrix, d: number) =>
    input.map((_, t) =>
      b.map((bias, h) =>
        W.reduce(
          (sum, tap, j) => sum + (input[t - j * d]?.reduce((part, value, k) => part + tap[h]![k]! * value, 0) ?? 0),
          bias,
        ),
      ),
    );
  return [1, 2].reduce((input, d, l) => {
    const { [`W${l}`]: W, [`b${l}`]: b, [`V${l}`]: V, [`v${l}`]: v, [`R${l}`]: R } = weights;
    const c = relu(convolved(V!, v!, relu(convolved(W!, b!, input, d)), d));
    const around = R
      ? convolved(
          [R],
          R.map(() => 0),
          input,
          1,
        )
      : input;
    return relu(c.map((row, t) => row.map((value, h) => value + around[t]![h]!)));
  }, x);
};
