/** The fused GRU, src/engine/kernels/gru.ts: what it reads and writes. */
import type { SequenceKernel } from '../sequence-kernel.ts';

export default {
  weights: (D, H) => ({ W: [3 * H, D], U: [3 * H, H], b: [3 * H], d: [H] }),
  states: ['h'],
  variants: ['after', 'before'],
} satisfies SequenceKernel;
