import { add, mean, mul, rsqrt, square, sub } from '../../../src/engine/tfjs.ts';
import type { Case } from '../case.ts';

export default {
  sizes: [
    { N: 1, H: 1 },
    { N: 5, H: 2 },
    { N: 3, H: 3 },
    { N: 2, H: 5 },
    { N: 7, H: 8 },
    { N: 4, H: 9 },
    { N: 6, H: 17 },
    { N: 96, H: 31 },
    { N: 150, H: 64 },
  ],
  options: [{ centers: 1 }, { centers: 0 }],
  cancels: ['x'],
  // Far from the center, so that a variance computed as a difference of large numbers would show.
  domain: { x: (normal) => 5 + 2 * normal },
  reference({ x, gain, bias }, { centers }) {
    const apart = centers ? sub(x!, mean(x!, 1, true)) : x!;
    const y = mul(mul(apart, rsqrt(add(mean(square(apart), 1, true), centers ? 1e-5 : 2 ** -23))), gain!);
    return { y: bias ? add(y, bias) : y };
  },
} satisfies Case;
