/** softplus(x + p), one p a channel, src/engine/kernels/softplus.ts. */
import type { Operation } from '../operation.ts';

export default {
  inputs: { x: 'BTE', p: 'E' },
  outputs: { y: 'BTE' },
} satisfies Operation;
