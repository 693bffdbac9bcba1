/** PyTorch's nn.RNN, one layer, one direction. */
import { elman } from '../../models/rnn/cell.ts';
import { recurrent, summed } from '../recurrent.ts';

export default recurrent(1, ['h'], summed, (nonlinearity) => elman(nonlinearity as 'tanh' | 'relu'));
