import { add, mul, pow, tanh } from '../../../src/engine/tfjs.ts';
import type { Case } from '../case.ts';

export default {
  sizes: [{ N: 1 }, { N: 3 }, { N: 4 }, { N: 7 }, { N: 33 }, { N: 1024 }],
  cancels: ['x'],
  domain: { x: (normal) => 3 * normal },
  reference({ x }) {
    const inner = mul(Math.sqrt(2 / Math.PI), add(x, mul(0.044715, pow(x, 3))));
    return { y: mul(mul(0.5, x), add(1, tanh(inner))) };
  },
} satisfies Case;
