import { dot, type Matrix, none, sigmoid, type Vector } from './vectors.ts';

/** Gers et al. (2000), without peepholes, one unit at a time; rows in the order i, f, g, o. */
export function lstmOracle({ W, U, b }: { W: Matrix; U: Matrix; b: Vector }, x: Matrix) {
  const H = b.length / 4;
  let [h, c] = [none(H), none(H)];
  return x.map((input) => {
    const net = (gate: number, unit: number) =>
      b[gate * H + unit] + dot(W[gate * H + unit], input) + dot(U[gate * H + unit], h);
    c = c.map((old, unit) => sigmoid(net(1, unit)) * old + sigmoid(net(0, unit)) * Math.tanh(net(2, unit)));
    return (h = c.map((cell, unit) => sigmoid(net(3, unit)) * Math.tanh(cell)));
  });
}
