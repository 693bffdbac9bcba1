/** The step of a transformer block with its cache, src/engine/kernels/transformer.ts: what it reads. */
import type { StreamKernel } from '../stream-kernel.ts';

export default {
  // As those of attention; gain and bias of the norms are part of the weights that follow them.
  weights: (_, H, heads) => ({
    W: [3, heads, H / heads, H],
    b: [3 * H],
    Wo: [H, H],
    W1: [4 * H, H],
    b1: [4 * H],
    W2: [H, 4 * H],
    b2: [H],
  }),
  sizes: ({ W: [, heads, d, D] }) => [D!, heads! * d!, heads!],
  grows: true,
} satisfies StreamKernel;
