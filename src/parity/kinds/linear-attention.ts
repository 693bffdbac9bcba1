/** Linear attention alone, in G heads of K numbers each; queries and keys are given before the feature map. */

import type { Tensor3D, Tensor4D } from '../../engine/tfjs.ts';
import { attendLinearly } from '../../models/linear-attention/cell.ts';
import type { Kind } from '../kinds.ts';
import { turned } from '../turned.ts';

export default {
  letters: ['T', 'B', 'G', 'K'],
  group: 'inputs',
  grouped: ({ T, B, G, K }) => ({ q: [T, B, G, K], k: [T, B, G, K], v: [T, B, G, K] }),
  given: ({ B, G, K }) => ({ S0: [B, G, K, K], z0: [B, G, K] }),
  results: ({ T, B, G, K }) => ({ y: [T, B, G, K], ST: [B, G, K, K], zT: [B, G, K] }),
  optional: [],
  isFused: true,
  compute({ q, k, v, S0, z0 }) {
    const [queries, keys, values] = [q, k, v].map((x) => turned<Tensor4D>(x)) as [Tensor4D, Tensor4D, Tensor4D];
    const { y, S, z } = attendLinearly({ q: queries, k: keys, v: values }, S0 as Tensor4D, z0 as Tensor3D);
    return { y: turned(y), ST: S, zT: z };
  },
} satisfies Kind;
