/** The single steps of the Mamba block, src/engine/kernels/mamba.ts: what they read. */
import type { StreamKernel } from '../stream-kernel.ts';

export default {
  weights: (D, H, E, N, R) => ({
    Win: [2 * E!, D!],
    K: [E!, 4],
    k: [E!],
    Wout: [H!, E!],
    P: [R! + 2 * N!, E!],
    Q: [E!, R!],
    p: [E!],
    A: [E!, N!],
    skip: [E!],
  }),
  sizes: ({ Win, Wout, Q, A }) => [Win![1]!, Wout![0]!, Wout![1]!, A![1]!, Q![1]!],
} satisfies StreamKernel;
