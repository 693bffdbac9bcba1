/** The single steps of a temporal convolutional network, src/engine/kernels/tcn.ts: what they read. */
import type { StreamKernel } from '../stream-kernel.ts';

export default {
  // R is there, though nothing of it is read, where inputs are as many as units.
  weights: (D, H, K, L) => ({
    W: [K!, H!, D!],
    V: [2 * L! - 1, K!, H!, H!],
    b: [2 * L!, H!],
    R: D === H ? [1, 1] : [H!, D!],
  }),
  sizes: ({ W, b }) => [W![2]!, W![1]!, W![0]!, b![0]! / 2],
} satisfies StreamKernel;
