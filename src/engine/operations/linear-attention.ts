/** Linear attention, src/engine/kernels/linear-attention.ts: G heads of K numbers each. */
import type { Operation } from '../operation.ts';

export default {
  inputs: { q: 'BTGK', k: 'BTGK', v: 'BTGK', S: 'BGKK', z: 'BGK' },
  outputs: { y: 'BTGK', S: 'BGKK', z: 'BGK' },
} satisfies Operation;
