/** The transformer block: attention, then a MLP for every position, each beside a way around it. */

import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import { add, ones, zeros } from '../../engine/tfjs.ts';
import { atEnd, attentionCell, type CacheState } from '../attention/cell.ts';
import { type AttentionWeights, attention } from '../attention/layer.ts';
import type { Cell, Layer } from '../cell.ts';
import { gelu } from '../parts/gelu.ts';
import { times, uniform } from '../parts/linear.ts';
import { layerNorm } from '../parts/norm.ts';
import { kernel } from './kernel.ts';

/** Beside the weights of attention: W1 [4H,H] with b1 [4H], W2 [H,4H] with b2 [H], and gain and bias of two norms [H]. */
export type TransformerWeights = AttentionWeights & {
  W1: Tensor2D;
  b1: Tensor1D;
  W2: Tensor2D;
  b2: Tensor1D;
  gain1: Tensor1D;
  bias1: Tensor1D;
  gain2: Tensor1D;
  bias2: Tensor1D;
};

/** x + W_2 gelu(W_1 norm(x) + b_1) + b_2, with gelu in its tanh form. */
function withPerceptron<X extends Tensor>({ W1, b1, W2, b2, gain2, bias2 }: TransformerWeights, x: X): X {
  return add(x, times(W2, gelu(times(W1, layerNorm(x, gain2, bias2), b1)), b2));
}

/**
 * The block of a transformer that only looks back, norm first as in GPT-2, for D = H. x_t, a_t and y_t are [B,H]; inside
 * the MLP are 4H numbers. Attention is that of `attention.ts`, without biases; there are no positions.
 *   a = x + attention(norm_1(x))    what each position gathers is added to what it was
 *   y = a + W_2 gelu(W_1 norm_2(a) + b_1) + b_2    what each position makes of it is added, too
 * A fresh block has gains of 1 and biases of 0. `look` is the attention, where it is another: one with positions, say.
 */
export const transformerBlock = (
  heads = 1,
  look: Layer<AttentionWeights> = attention(heads),
): Layer<TransformerWeights> => ({
  weights({ D, H }, random) {
    if (D !== H) throw new Error(`A transformer block has as many units as inputs: ${H} cannot follow ${D}.`);
    return {
      ...look.weights({ D, H }, random),
      W1: uniform(random, [4 * H, H], Math.sqrt(3 / H)),
      b1: zeros([4 * H]),
      W2: uniform(random, [H, 4 * H], Math.sqrt(3 / (4 * H))),
      b2: zeros([H]),
      gain1: ones([H]),
      bias1: zeros([H]),
      gain2: ones([H]),
      bias2: zeros([H]),
    };
  },
  apply(weights, x) {
    const asked = look.apply(weights, layerNorm(x, weights.gain1, weights.bias1));
    return withPerceptron(weights, add<Tensor3D>(x, asked));
  },
});

/** The block one position a step, with the KV cache of `attention-cell.ts`: the same weights, the same output. */
export const transformerBlockCell = (heads = 1): Cell<TransformerWeights, CacheState> => ({
  kernel: kernel(heads),
  weights: transformerBlock(heads).weights,
  zero: attentionCell(heads).zero,
  step(weights, x, before) {
    const asked = attentionCell(heads).step(weights, layerNorm(x, weights.gain1, weights.bias1), before);
    const h = withPerceptron(weights, add<Tensor2D>(x, asked.state.h));
    return { state: { ...asked.state, h }, gates: asked.gates };
  },
  sequence(weights, x, before) {
    const asked = attentionCell(heads).sequence!(weights, layerNorm(x, weights.gain1, weights.bias1), before);
    const h = withPerceptron(weights, add<Tensor3D>(x, asked.h));
    return { h, last: { ...asked.last, h: atEnd(h) } };
  },
});
