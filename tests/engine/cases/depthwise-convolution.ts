import { add, mul, pad, slice, type Tensor, type Tensor3D, zerosLike } from '../../../src/engine/tfjs.ts';
import type { Case } from '../case.ts';

export default {
  sizes: [
    { B: 1, T: 1, E: 1, W: 1 },
    { B: 2, T: 5, E: 3, W: 2 },
    { B: 3, T: 9, E: 4, W: 4 },
    { B: 2, T: 7, E: 9, W: 12 },
    { B: 2, T: 21, E: 6, W: 4 },
    { B: 1, T: 40, E: 5, W: 40 },
    { B: 2, T: 33, E: 16, W: 13 },
  ],
  reference({ x, K, k }) {
    const [B, T, E] = x!.shape as [number, number, number];
    // Multiplied before it is moved: what a tap does not reach stays out of it, were the tap NaN.
    const parts = Array.from({ length: Math.min(T, K!.shape[0]!) }, (_, w) => {
      const part = mul(slice(K!, [w, 0], [1, E]), slice(x as Tensor3D, [0, 0, 0], [B, T - w, E])) as Tensor3D;
      return pad(part, [
        [0, 0],
        [w, 0],
        [0, 0],
      ]);
    });
    const y = parts.reduce<Tensor>((sum, part) => add(sum, part), zerosLike(x!));
    return { y: k ? add(y, k) : y };
  },
} satisfies Case;
