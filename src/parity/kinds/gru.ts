/** PyTorch's nn.GRU, one layer, one direction. */

import { gru } from '../../models/gru/cell.ts';
import { fromPyTorch, type PyTorchGru } from '../../models/gru/conventions.ts';
import { recurrent } from '../recurrent.ts';

export default recurrent(
  3,
  ['h'],
  (given) => fromPyTorch(given as PyTorchGru),
  () => gru('after'),
);
