/** The kernel of minGRU, src/engine/kernels/min-gru.ts: the recurrence of given gates and candidates, and single steps. */
import { defineKernel } from '../../engine/kernel.ts';
import type { Tensor2D, Tensor3D } from '../../engine/tfjs.ts';
import type { CellKernel } from '../cell.ts';
import { times } from '../parts/linear.ts';
import type { MinGruState, MinGruWeights } from './cell.ts';

const minGru = defineKernel('min-gru', {
  // What gate and candidate read, side by side: G = 2H.
  sequence: { inputs: { first: 'BH', read: 'BTG' }, outputs: { h: 'BTH', last: 'BH' } },
  stream: { weights: (D, H) => ({ W: [2 * H, D], b: [2 * H] }) },
});

export const kernel: CellKernel<MinGruWeights, MinGruState> = {
  sequence({ W, b }, x, { h: first }) {
    const made = minGru.sequence({ read: times(W, x, b), first });
    return made && { h: made.h as Tensor3D, last: { h: made.last as Tensor2D } };
  },
  stream: (weights) => minGru.stream(weights),
};
