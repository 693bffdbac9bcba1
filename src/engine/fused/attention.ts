/** The step of attention with its cache, src/engine/kernels/attention.ts: what it reads. */
import type { StreamKernel } from '../stream-kernel.ts';

export default {
  // Queries, keys and values one below the other; how many heads there are is told by the shape alone.
  weights: (D, H, heads) => ({ W: [3, heads, H / heads, D], Wo: [H, H] }),
  sizes: ({ W: [, heads, d, D] }) => [D!, heads! * d!, heads!],
  grows: true,
} satisfies StreamKernel;
