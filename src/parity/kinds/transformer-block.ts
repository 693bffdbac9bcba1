/** PyTorch's nn.TransformerEncoderLayer, norm first, under a causal mask: gelu in its tanh form, attention without biases. */
import { type TransformerWeights, transformerBlock } from '../../models/transformer/block.ts';
import type { Kind } from '../kinds.ts';
import { turned } from '../turned.ts';
import { attentionWeights } from './attention.ts';

export default {
  letters: ['T', 'B', 'H', 'heads'],
  group: 'weights',
  grouped: ({ H }) => ({
    in_proj_weight: [3 * H, H],
    'out_proj.weight': [H, H],
    'linear1.weight': [4 * H, H],
    'linear1.bias': [4 * H],
    'linear2.weight': [H, 4 * H],
    'linear2.bias': [H],
    'norm1.weight': [H],
    'norm1.bias': [H],
    'norm2.weight': [H],
    'norm2.bias': [H],
  }),
  given: ({ T, B, H }) => ({ x: [T, B, H] }),
  results: ({ T, B, H }) => ({ y: [T, B, H] }),
  optional: [],
  isFused: true,
  compute(given, _along, _cell, { heads }) {
    const weights = {
      ...attentionWeights(given),
      W1: given['linear1.weight'],
      b1: given['linear1.bias'],
      W2: given['linear2.weight'],
      b2: given['linear2.bias'],
      gain1: given['norm1.weight'],
      bias1: given['norm1.bias'],
      gain2: given['norm2.weight'],
      bias2: given['norm2.bias'],
    };
    return { y: turned(transformerBlock(heads).apply(weights as TransformerWeights, turned(given.x))) };
  },
} satisfies Kind;
