/** The fused simple recurrent network, src/engine/kernels/elman.ts: what it reads and writes. */
import type { SequenceKernel } from '../sequence-kernel.ts';

export default {
  weights: (D, H) => ({ W: [H, D], U: [H, H], b: [H] }),
  states: ['h'],
  variants: ['tanh', 'relu', 'identity'],
} satisfies SequenceKernel;
