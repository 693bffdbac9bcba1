import { dot, type Matrix, none, sigmoid, type Vector } from './vectors.ts';

/** torch.nn.GRU as documented: blocks r, z, n; b_hn is inside the reset; h' = (1 - z) n + z h. */
export function torchGruOracle(weights: Record<string, Matrix & Vector>, x: Matrix, h0?: Vector) {
  const { weight_ih_l0: Wi, weight_hh_l0: Wh, bias_ih_l0: bi, bias_hh_l0: bh } = weights;
  const H = Wh[0].length;
  let h = h0 ?? none(H);
  return x.map((input) => {
    const i = (block: number, unit: number) => dot(Wi[block * H + unit], input) + bi[block * H + unit];
    const s = (block: number, unit: number) => dot(Wh[block * H + unit], h) + bh[block * H + unit];
    return (h = h.map((old, unit) => {
      const [r, z] = [sigmoid(i(0, unit) + s(0, unit)), sigmoid(i(1, unit) + s(1, unit))];
      return (1 - z) * Math.tanh(i(2, unit) + r * s(2, unit)) + z * old;
    }));
  });
}
