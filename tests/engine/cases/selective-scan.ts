import { add, exp, expandDims, mul, reshape, slice, stack, sum, type Tensor, zeros } from '../../../src/engine/tfjs.ts';
import type { Case } from '../case.ts';

export default {
  sizes: [
    { B: 1, T: 1, E: 1, N: 1 },
    { B: 2, T: 5, E: 3, N: 2 },
    { B: 3, T: 17, E: 4, N: 1 },
    { B: 2, T: 33, E: 6, N: 5 },
    { B: 2, T: 16, E: 9, N: 4 },
    { B: 1, T: 70, E: 13, N: 16 },
    { B: 3, T: 40, E: 32, N: 8 },
  ],
  domain: {
    delta: (normal) => 0.3 * Math.abs(normal) + 0.01,
    A: (normal) => -Math.abs(normal) - 0.1,
  },
  reference({ x, delta, A, B, C, D }) {
    const [batch, T, E] = x!.shape as [number, number, number];
    const at = (part: Tensor, t: number) =>
      reshape(slice(part, [0, t, 0], [batch, 1, part.shape[2]!]), [batch, part.shape[2]!]);
    let h: Tensor = zeros([batch, E, A!.shape[1]!]);
    const rows = Array.from({ length: T }, (_, t) => {
      const [x_t, step] = [at(x!, t), at(delta!, t)];
      const written = mul(expandDims(mul(step, x_t), 2), expandDims(at(B!, t), 1));
      h = add(mul(exp(mul(expandDims(step, 2), A!)), h), written);
      return add(sum(mul(h, expandDims(at(C!, t), 1)), 2), mul(D!, x_t));
    });
    return { y: stack(rows, 1), last: h };
  },
} satisfies Case;
