/** A step of DeltaNet or of linear attention, src/engine/kernels/fastweights.ts: what it reads and writes. */
import type { StreamKernel } from '../stream-kernel.ts';

export default {
  // G heads; linear attention, whose kernel is told by Wbeta how many there are, has no use for its numbers.
  sizes: ({ Wq, Wbeta }) => [Wq![1]!, Wq![0]!, Wbeta![0]!],
  weights: (D, H, G) => ({ Wq: [H!, D!], Wk: [H!, D!], Wv: [H!, D!], Wo: [H!, H!], Wbeta: [G!, D!] }),
  variants: ['linear', 'delta', 'reflecting'],
} satisfies StreamKernel;
