/** The kernel of the transformer block: its step with a cache, src/engine/kernels/transformer.ts. */
import { defineKernel } from '../../engine/kernel.ts';
import { add, concat, mul } from '../../engine/tfjs.ts';
import { inHeads } from '../attention/kernel.ts';
import { times } from '../parts/linear.ts';
import type { TransformerWeights } from './block.ts';

const transformer = defineKernel('transformer', {
  stream: {
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
    sizes: ({ W: [, heads, d, D] }) => [D, heads * d, heads],
    grows: true,
  },
});

/** norm(x) = gain ⊙ s + bias, where s is the kernel's: W norm(x) is (W diag(gain)) s + W bias. */
export const kernel = (heads: number) => ({
  stream: ({ Wq, Wk, Wv, Wo, W1, b1, W2, b2, gain1, bias1, gain2, bias2 }: TransformerWeights) => {
    const W = concat([Wq, Wk, Wv]);
    return transformer.stream({
      W: inHeads(mul(W, gain1), heads),
      b: times(W, bias1),
      Wo,
      W1: mul(W1, gain2),
      b1: add(b1, times(W1, bias2)),
      W2,
      b2,
    });
  },
});
