/** PyTorch's nn.LSTM, one layer, one direction. */
import { lstm } from '../../models/lstm/cell.ts';
import { recurrent, summed } from '../recurrent.ts';

export default recurrent(4, ['h', 'c'], summed, () => lstm);
