import { mul, sigmoid } from '../../../src/engine/tfjs.ts';
import type { Case } from '../case.ts';

export default {
  sizes: [
    { B: 1, T: 1, E: 1 },
    { B: 2, T: 3, E: 5 },
    { B: 3, T: 4, E: 4 },
    { B: 2, T: 31, E: 9 },
  ],
  cancels: ['z'],
  reference({ z, y }) {
    const open = mul(z!, sigmoid(z!));
    return { o: y ? mul(y, open) : open };
  },
} satisfies Case;
