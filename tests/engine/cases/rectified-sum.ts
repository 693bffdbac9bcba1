import { add, relu } from '../../../src/engine/tfjs.ts';
import type { Case } from '../case.ts';

export default {
  sizes: [
    { B: 1, T: 1, H: 1 },
    { B: 2, T: 3, H: 5 },
    { B: 3, T: 4, H: 4 },
    { B: 2, T: 31, H: 9 },
  ],
  reference: ({ a, b }) => ({ y: relu(add(a!, b!)) }),
} satisfies Case;
