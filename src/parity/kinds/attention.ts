/** PyTorch's nn.MultiheadAttention of a sequence with itself, under a causal mask and without biases. */

import { split, type Tensor2D } from '../../engine/tfjs.ts';
import { attention } from '../../models/attention/layer.ts';
import type { Kind, Named } from '../kinds.ts';
import { turned } from '../turned.ts';

/** The weights of ours from PyTorch's, whose first has queries, keys and values one below the other. */
export function attentionWeights(given: Named) {
  const [Wq, Wk, Wv] = split(given.in_proj_weight, 3) as Tensor2D[];
  return { Wq, Wk, Wv, Wo: given['out_proj.weight'] as Tensor2D };
}

export default {
  letters: ['T', 'B', 'H', 'heads'],
  group: 'weights',
  grouped: ({ H }) => ({ in_proj_weight: [3 * H, H], 'out_proj.weight': [H, H] }),
  given: ({ T, B, H }) => ({ x: [T, B, H] }),
  results: ({ T, B, H }) => ({ y: [T, B, H] }),
  optional: [],
  isFused: true,
  compute: (given, _along, _cell, { heads }) => ({
    y: turned(attention(heads).apply(attentionWeights(given), turned(given.x))),
  }),
} satisfies Kind;
