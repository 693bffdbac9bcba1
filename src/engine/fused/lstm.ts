/** The fused LSTM, src/engine/kernels/lstm.ts: what it reads and writes. */
import type { SequenceKernel } from '../sequence-kernel.ts';

export default {
  weights: (D, H) => ({ W: [4 * H, D], U: [4 * H, H], b: [4 * H] }),
  states: ['h', 'c'],
} satisfies SequenceKernel;
