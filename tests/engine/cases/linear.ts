import { add, matMul, type Tensor2D } from '../../../src/engine/tfjs.ts';
import type { Case } from '../case.ts';

export default {
  sizes: [
    { N: 1, D: 1, H: 1 },
    { N: 1, D: 5, H: 3 },
    { N: 2, D: 9, H: 8 },
    { N: 7, D: 3, H: 9 },
    { N: 49, D: 17, H: 23 },
    { N: 300, D: 2, H: 16 },
    { N: 513, D: 64, H: 1 },
    { N: 96, D: 31, H: 64 },
  ],
  reference({ x, W, b }) {
    const y = matMul(x as Tensor2D, W as Tensor2D, false, true);
    return { y: b ? add(y, b) : y };
  },
} satisfies Case;
