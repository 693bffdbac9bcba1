/** The delta rule alone, in G heads of K numbers each; queries and keys are given before their lengths are made 1. */

import type { Tensor3D, Tensor4D } from '../../engine/tfjs.ts';
import { deltaRule } from '../../models/deltanet/cell.ts';
import type { Kind } from '../kinds.ts';
import { turned } from '../turned.ts';

export default {
  letters: ['T', 'B', 'G', 'K'],
  group: 'inputs',
  grouped: ({ T, B, G, K }) => ({ q: [T, B, G, K], k: [T, B, G, K], v: [T, B, G, K], beta: [T, B, G] }),
  given: ({ B, G, K }) => ({ S0: [B, G, K, K] }),
  results: ({ T, B, G, K }) => ({ y: [T, B, G, K], ST: [B, G, K, K] }),
  optional: [],
  isFused: true,
  compute({ q, k, v, beta, S0 }) {
    const [queries, keys, values] = [q, k, v].map((x) => turned<Tensor4D>(x)) as [Tensor4D, Tensor4D, Tensor4D];
    const { y, S } = deltaRule({ q: queries, k: keys, v: values, beta: turned<Tensor3D>(beta) }, S0 as Tensor4D);
    return { y: turned(y), ST: S };
  },
} satisfies Kind;
