/** PyTorch's nn.RMSNorm over the last dimension, with the ε that it takes of float32. */

import type { Tensor1D } from '../../engine/tfjs.ts';
import { rmsNorm } from '../../models/parts/norm.ts';
import type { Kind } from '../kinds.ts';

export default {
  letters: ['T', 'B', 'H'],
  group: 'weights',
  grouped: ({ H }) => ({ weight: [H] }),
  given: ({ T, B, H }) => ({ x: [T, B, H] }),
  results: ({ T, B, H }) => ({ y: [T, B, H] }),
  optional: [],
  isFused: true,
  compute: ({ x, weight }) => ({ y: rmsNorm(x, weight as Tensor1D) }),
} satisfies Kind;
