/** The single steps of a diagonal state space model, src/engine/kernels/diagonal-recurrence.ts: what they read. */
import type { StreamKernel } from '../stream-kernel.ts';

export default {
  weights: (_, H, N) => ({ Are: [H!, N!], Aim: [H!, N!], Cre: [H!, N!], Cim: [H!, N!], D: [H!] }),
  sizes: ({ Are }) => [Are![0]!, Are![0]!, Are![1]!],
} satisfies StreamKernel;
