/** PyTorch's nn.LayerNorm over the last dimension. */

import type { Tensor1D } from '../../engine/tfjs.ts';
import { layerNorm } from '../../models/parts/norm.ts';
import type { Kind } from '../kinds.ts';

export default {
  letters: ['T', 'B', 'H'],
  group: 'weights',
  grouped: ({ H }) => ({ weight: [H], bias: [H] }),
  given: ({ T, B, H }) => ({ x: [T, B, H] }),
  results: ({ T, B, H }) => ({ y: [T, B, H] }),
  optional: [],
  isFused: true,
  compute: ({ x, weight, bias }) => ({ y: layerNorm(x, weight as Tensor1D, bias as Tensor1D) }),
} satisfies Kind;
