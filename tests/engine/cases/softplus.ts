import { add, softplus } from '../../../src/engine/tfjs.ts';
import type { Case } from '../case.ts';

export default {
  sizes: [
    { B: 1, T: 1, E: 1 },
    { B: 2, T: 3, E: 5 },
    { B: 3, T: 4, E: 8 },
    { B: 2, T: 31, E: 9 },
  ],
  domain: { x: (normal) => 6 * normal },
  reference: ({ x, p }) => ({ y: softplus(add(x!, p!)) }),
} satisfies Case;
