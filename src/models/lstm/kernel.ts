/** The kernel of the LSTM, src/engine/kernels/lstm.ts. */
import { recurrentKernel } from '../parts/recurrent-kernel.ts';
import type { LstmState, LstmWeights } from './cell.ts';

export const kernel = recurrentKernel<LstmWeights, LstmState>('lstm', { W: '4HD', U: '4HH', b: '4H' }, ['h', 'c'])();
