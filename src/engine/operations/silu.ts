/** y ⊙ silu(z), or silu(z) without y, src/engine/kernels/silu.ts. */
import type { Operation } from '../operation.ts';

export default {
  inputs: { z: 'BTE', y: 'BTE' },
  outputs: { o: 'BTE' },
  optional: ['y'],
} satisfies Operation;
