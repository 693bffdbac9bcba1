import { concat, matMul, mul, slice, softmax, type Tensor, type Tensor3D } from '../../../src/engine/tfjs.ts';
import type { Case } from '../case.ts';

/** One head, one query at a time: what comes later is not there at all, rather than masked. */
function head(q: Tensor, k: Tensor, v: Tensor): Tensor {
  const [B, T, d] = q.shape as [number, number, number];
  return concat(
    Array.from({ length: T }, (_, t) => {
      const [asks, offers, holds] = [
        slice(q, [0, t, 0], [B, 1, d]),
        slice(k, [0, 0, 0], [B, t + 1, d]),
        slice(v, [0, 0, 0], [B, t + 1, d]),
      ];
      return matMul(softmax(mul(matMul(asks, offers, false, true), 1 / Math.sqrt(d))), holds) as Tensor3D;
    }),
    1,
  );
}

export default {
  sizes: [
    { B: 1, T: 1, H: 6 },
    { B: 2, T: 3, H: 6 },
    { B: 1, T: 8, H: 12 },
    { B: 1, T: 13, H: 18 },
    { B: 2, T: 9, H: 30 },
    { B: 3, T: 50, H: 48 },
    { B: 1, T: 41, H: 96 },
  ],
  options: [{ heads: 1 }, { heads: 2 }, { heads: 6 }],
  reference({ q, k, v }, { heads }) {
    const [B, T, H] = q!.shape as [number, number, number];
    const d = H / heads!;
    const outputs = Array.from({ length: heads! }, (_, n) => {
      const [Q, K, V] = [q!, k!, v!].map((x) => slice(x, [0, 0, n * d], [B, T, d]));
      return head(Q!, K!, V!);
    });
    return { y: concat(outputs, 2) };
  },
} satisfies Case;
