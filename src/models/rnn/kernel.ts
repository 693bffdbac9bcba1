/** The kernel of the simple recurrent network, src/engine/kernels/rnn.ts. */
import { recurrentKernel } from '../parts/recurrent-kernel.ts';
import type { RnnState, RnnWeights } from './cell.ts';

const rnn = recurrentKernel<RnnWeights, RnnState>('rnn', { W: 'HD', U: 'HH', b: 'H' }, ['h'], 3);

export const kernels = { tanh: rnn(0), relu: rnn(1), identity: rnn(2) };
