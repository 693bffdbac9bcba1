/** The kernel of the GRU, src/engine/kernels/gru.ts. */
import { recurrentKernel } from '../parts/recurrent-kernel.ts';
import type { GruState, GruWeights } from './cell.ts';

const gru = recurrentKernel<GruWeights, GruState>('gru', { W: '3HD', U: '3HH', b: '3H', d: 'H' }, ['h'], 2);

export const kernels = { after: gru(0), before: gru(1) };
