/** The single steps of minGRU, src/engine/kernels/min-gru.ts: what they read. */
import type { StreamKernel } from '../stream-kernel.ts';

export default {
  weights: (D, H) => ({ W: [2 * H, D], b: [2 * H] }),
} satisfies StreamKernel;
