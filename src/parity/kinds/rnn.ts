/** PyTorch's nn.RNN, one layer, one direction. */
import { rnn } from '../../models/rnn/cell.ts';
import { recurrent, summed } from '../recurrent.ts';

export default recurrent(1, ['h'], summed, (nonlinearity) => rnn(nonlinearity as 'tanh' | 'relu'));
