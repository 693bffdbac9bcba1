/** The recurrence of Mamba alone, for a given selection: D channels with N numbers of state each. */

import type { Tensor1D, Tensor2D } from '../../engine/tfjs.ts';
import { recurrence } from '../../models/mamba/s6.ts';
import type { Kind } from '../kinds.ts';
import { turned } from '../turned.ts';

export default {
  letters: ['T', 'B', 'D', 'N'],
  group: 'inputs',
  grouped: ({ T, B, D, N }) => ({
    x: [T, B, D],
    delta: [T, B, D],
    A: [D, N],
    B: [T, B, N],
    C: [T, B, N],
    D: [D],
  }),
  given: () => ({}),
  results: ({ T, B, D, N }) => ({ y: [T, B, D], hT: [B, D, N] }),
  optional: [],
  isFused: true,
  compute({ x, delta, A, B, C, D }) {
    const selection = { delta: turned(delta), B: turned(B), C: turned(C) };
    const { y, last } = recurrence(A as Tensor2D, D as Tensor1D, turned(x), selection);
    return { y: turned(y), hT: last };
  },
} satisfies Kind;
