/** The kernels of attention: causal attention of whole sequences, and the step with a cache. */
import { defineKernel } from '../../engine/kernel.ts';
import type { Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { concat, reshape } from '../../engine/tfjs.ts';
import type { AttentionWeights } from './layer.ts';

const causal = defineKernel('causal-attention', {
  sequence: { inputs: { q: 'BTH', k: 'BTH', v: 'BTH' }, outputs: { y: 'BTH' }, options: ['heads'] },
});
/** What every position gathers, every head on its own share of the H numbers. */
export const gatherKernel = (q: Tensor3D, k: Tensor3D, v: Tensor3D, heads: number) =>
  causal.sequence({ q, k, v }, { heads })?.y as Tensor3D | undefined;

const attention = defineKernel('attention', {
  stream: {
    // Queries, keys and values one below the other; how many heads there are is told by the shape alone.
    weights: (D, H, heads) => ({ W: [3, heads, H / heads, D], Wo: [H, H] }),
    sizes: ({ W: [, heads, d, D] }) => [D, heads * d, heads],
    grows: true,
  },
});

/** The matrices of queries, keys and values one below the other, [3H,D], as the kernel reads them: [3,heads,H/heads,D]. */
export const inHeads = (W: Tensor2D, heads: number) => reshape(W, [3, heads, W.shape[0] / 3 / heads, W.shape[1]]);

export const kernel = (heads: number) => ({
  stream: ({ Wq, Wk, Wv, Wo }: AttentionWeights) => attention.stream({ W: inHeads(concat([Wq, Wk, Wv]), heads), Wo }),
});
