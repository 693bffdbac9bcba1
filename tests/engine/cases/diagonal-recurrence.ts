import { add, expandDims, mul, reshape, slice, stack, sub, sum, type Tensor, zeros } from '../../../src/engine/tfjs.ts';
import type { Case } from '../case.ts';

const inside = (normal: number) => 0.68 * Math.tanh(normal);

export default {
  sizes: [
    { B: 1, T: 1, H: 1, N: 1 },
    { B: 2, T: 5, H: 3, N: 2 },
    { B: 3, T: 17, H: 4, N: 1 },
    { B: 2, T: 33, H: 6, N: 5 },
    { B: 2, T: 16, H: 9, N: 4 },
    { B: 1, T: 70, H: 13, N: 16 },
    { B: 3, T: 40, H: 32, N: 8 },
  ],
  // Poles within the unit circle.
  domain: { Are: inside, Aim: inside },
  reference({ x, Are, Aim, Cre, Cim, D, re, im }) {
    const [[B, T, H], N] = [x!.shape as [number, number, number], Are!.shape[1]!];
    let [sRe, sIm] = [re ?? zeros([B, H, N]), im ?? zeros([B, H, N])];
    const rows = Array.from({ length: T }, (_, t) => {
      const x_t = reshape(slice(x!, [0, t, 0], [B, 1, H]), [B, H]) as Tensor;
      [sRe, sIm] = [add(sub(mul(Are!, sRe), mul(Aim!, sIm)), expandDims(x_t, 2)), add(mul(Are!, sIm), mul(Aim!, sRe))];
      return add(sum(sub(mul(Cre!, sRe), mul(Cim!, sIm)), 2), mul(D!, x_t));
    });
    return { y: stack(rows, 1), lastRe: sRe, lastIm: sIm };
  },
} satisfies Case;
