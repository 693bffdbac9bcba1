import { dot, type Matrix, none, sigmoid, type Vector } from './vectors.ts';

/** Gers & Schmidhuber (2000) with one unit a memory block, one unit at a time; rows in the order i, f, g, o, peepholes i, f, o. */
export default ({ W, U, b, P }: { W: Matrix; U: Matrix; b: Vector; P: Matrix }, x: Matrix) => {
  const H = b.length / 4;
  let [h, c] = [none(H), none(H)];
  return x.map((input) => {
    const net = (gate: number, unit: number) =>
      b[gate * H + unit] + dot(W[gate * H + unit], input) + dot(U[gate * H + unit], h);
    const [i, f] = [0, 1].map((gate) => c.map((cell, unit) => sigmoid(net(gate, unit) + P[gate][unit] * cell)));
    c = c.map((old, unit) => f[unit] * old + i[unit] * Math.tanh(net(2, unit)));
    return (h = c.map((cell, unit) => sigmoid(net(3, unit) + P[2][unit] * cell) * Math.tanh(cell)));
  });
};
