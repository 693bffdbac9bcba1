/**
 * S4D from a first state, a step at a time: H channels with N complex numbers of state each. Real and imaginary parts are
 * one tensor, as PyTorch's `view_as_real` gives them: the error of a complex number is a share of its size.
 */

import { stack, unstack, zeros } from '../../engine/tfjs.ts';
import { s4dCell } from '../../models/s4d/cell.ts';
import type { Kind, Shapes, Sizes } from '../kinds.ts';
import { turned } from '../turned.ts';

/** The shapes of the weights. */
export const weights = ({ H, N }: Sizes): Shapes => ({
  logDecay: [H!, N!],
  frequency: [H!, N!],
  logStep: [H!],
  Cre: [H!, N!],
  Cim: [H!, N!],
  D: [H!],
});

export default {
  letters: ['T', 'B', 'H', 'N'],
  group: 'weights',
  grouped: weights,
  given: ({ T, B, H, N }) => ({ x: [T, B, H], s0: [B, H, N, 2] }),
  results: ({ T, B, H, N }) => ({ y: [T, B, H], sT: [B, H, N, 2] }),
  optional: [],
  cell: () => s4dCell,
  compute({ x, s0, ...model }, along, cell, { B, H }) {
    const [re, im] = unstack(s0!, 3);
    const { h, last } = along(cell!, model, turned(x), { h: zeros([B!, H!]), re: re!, im: im! });
    return { y: turned(h), sT: stack([last.re!, last.im!], 3) };
  },
} satisfies Kind;
