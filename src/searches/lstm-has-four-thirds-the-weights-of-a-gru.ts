/** Numbers in the matrices of an LSTM and a GRU of any size. */
import { record } from 'fast-check';
import { gru } from '../models/gru/cell.ts';
import { lstm } from '../models/lstm/cell.ts';
import { Random } from '../random.ts';
import { sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';

export default defineSearch({
  cases: record({ D: sizes(50), H: sizes(50) }),
  holds({ D, H }, altered) {
    const [long, short] = [lstm.weights({ D, H }, new Random(0)), gru().weights({ D, H }, new Random(0))];
    const biases = altered ? [long.b.size, short.b.size + short.d.size] : [0, 0];
    return 3 * (long.W.size + long.U.size + biases[0]!) === 4 * (short.W.size + short.U.size + biases[1]!);
  },
  breaks: 'biases counted, too',
});
